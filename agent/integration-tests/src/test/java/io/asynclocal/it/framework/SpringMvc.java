package io.asynclocal.it.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.awaitility.Awaitility;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Spring MVC on a Tomcat of its own; each request brings along what handles it. */
final class SpringMvc implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 30;

  private final Tomcat tomcat;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  /** What handles a request, called with the context of the one that sent it. */
  private record Exchange(Callable<Object> handler) implements Runnable {
    @Override
    public void run() {}
  }

  private SpringMvc(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  /** A server that belongs to nobody. */
  static SpringMvc serving() {
    return Holders.madeByNobody(SpringMvc::start);
  }

  private static SpringMvc start() throws Exception {
    AnnotationConfigWebApplicationContext application = new AnnotationConfigWebApplicationContext();
    application.register(Handler.class, Writing.class);
    Tomcat tomcat = new Tomcat();
    StandardContext context = LoopbackTomcat.prepare(tomcat);
    Wrapper servlet = Tomcat.addServlet(context, "mvc", new DispatcherServlet(application));
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
    servlet.addMapping("/");
    tomcat.start();
    return new SpringMvc(tomcat);
  }

  /** Sends a request, on a thread of its own that waits for the answer. */
  void send(Callable<Object> handler) {
    Object caller = Holders.caller();
    Thread sender =
        new Thread(
            () -> {
              try {
                Requests.send(port(), caller, new Exchange(handler));
              } catch (IOException e) {
                failures.add(e);
              } finally {
                unanswered.decrementAndGet();
              }
            });
    unanswered.incrementAndGet();
    Holders.run(Holders.NOBODY, sender::start);
  }

  /** Has a request handled that somebody else sends. Its path is the answer. */
  String expect(Object caller, Callable<Object> handler) {
    return Requests.expect(caller, new Exchange(handler));
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** Fails where any of the requests did. */
  @Override
  public void close() throws Exception {
    try {
      Awaitility.await()
          .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(unanswered).as("requests without answer").hasValue(0));
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
    assertThat(failures).as("failures of requests").isEmpty();
  }

  /** Takes requests up. */
  @RestController
  static class Handler {
    @GetMapping("/{id}")
    Object handle(@PathVariable("id") String id) {
      Requests.Request received = Requests.receive(id);
      Exchange exchange = (Exchange) received.callback();
      return Holders.madeBy(received.caller(), exchange.handler());
    }
  }

  /** Sees to it that responses are written for nobody, whoever had them ready. */
  @ControllerAdvice
  static class Writing implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(
        MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
      return true;
    }

    @Override
    public Object beforeBodyWrite(
        Object body,
        MethodParameter returned,
        MediaType type,
        Class<? extends HttpMessageConverter<?>> converter,
        ServerHttpRequest request,
        ServerHttpResponse response) {
      if (!Holders.caller().equals(Holders.NOBODY)) {
        throw new IllegalStateException("written for " + Holders.caller());
      }
      return body;
    }
  }
}
