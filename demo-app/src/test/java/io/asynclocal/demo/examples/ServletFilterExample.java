package io.asynclocal.demo.examples;

import static io.asynclocal.demo.examples.CurrentUser.USER;
import static io.asynclocal.demo.examples.CurrentUser.greeting;
import static io.asynclocal.demo.examples.CurrentUser.userOf;

import io.asynclocal.Scope;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Any servlet container: a filter is around every request, asynchronous ones too. */
final class ServletFilterExample implements Example {

  private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

  static class UserFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String header = ((HttpServletRequest) request).getHeader("X-User");
      try (Scope scope = USER.withScope(userOf(header))) {
        chain.doFilter(request, response);
      }
    }
  }

  static class HelloServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      AsyncContext async = request.startAsync();
      greeting().thenAccept(text -> write(response, text)).whenComplete((r, e) -> async.complete());
    }

    private static void write(HttpServletResponse response, String text) {
      try {
        response.getOutputStream().print(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public int start() throws Exception {
    ServletContextHandler handler = new ServletContextHandler();
    FilterHolder filter = new FilterHolder(new UserFilter());
    filter.setAsyncSupported(true);
    handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder servlet = new ServletHolder(new HelloServlet());
    servlet.setAsyncSupported(true);
    handler.addServlet(servlet, "/hello");
    server.setHandler(handler);
    server.start();
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
