package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

class TomcatIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("AsyncContext.start", () -> Holders.madeByNobody(() -> serving(TomcatIT::start))),
        kind(
            "a pool behind a servlet",
            () -> Holders.madeByNobody(() -> serving(TomcatIT::elsewhere))),
        kind(
            "dispatched by the caller's task",
            () -> Holders.madeByNobody(() -> serving(TomcatIT::dispatch))),
        kind("Tomcat's own pool", TomcatIT::ownPool));
  }

  /** What a servlet does with a request that it answers later. */
  interface Use {
    void on(AsyncContext async, Runnable callback);
  }

  static void start(AsyncContext async, Runnable callback) {
    async.start(
        () -> {
          callback.run();
          async.complete();
        });
  }

  static void elsewhere(AsyncContext async, Runnable callback) {
    CompletableFuture.runAsync(callback).whenComplete((v, failure) -> async.complete());
  }

  /** The second part of the request must begin with nobody, though a caller's task dispatches. */
  static void dispatch(AsyncContext async, Runnable callback) {
    async.start(
        () -> {
          callback.run();
          async.dispatch();
        });
  }

  private static Way serving(Use use) throws Exception {
    return serving(new Tomcat(), use);
  }

  /** On one whose connector may have an executor of its own. */
  static Way serving(Tomcat tomcat, Use use) throws Exception {
    StandardContext context = LoopbackTomcat.prepare(tomcat);
    Wrapper servlet = Tomcat.addServlet(context, "it", new Serving(use));
    servlet.setAsyncSupported(true);
    servlet.addMapping("/*");
    tomcat.start();
    int port = tomcat.getConnector().getLocalPort();
    return Way.submitting(
        callback -> Requests.send(port, callback),
        () -> {
          tomcat.stop();
          tomcat.destroy();
        });
  }

  private static final class Serving extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Use use;

    Serving(Use use) {
      this.use = use;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      Requests.Request received = Requests.receive(request.getRequestURI());
      if (request.getDispatcherType() == DispatcherType.REQUEST) {
        AsyncContext async = request.startAsync();
        Holders.run(received.caller(), () -> use.on(async, received.callback()));
      }
    }
  }

  private static Way ownPool() {
    TaskQueue queue = new TaskQueue();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1, 2, 1, TimeUnit.MINUTES, queue, new TaskThreadFactory("tomcat-", true, 5));
    queue.setParent(pool);
    return Way.submitting(pool::execute, pool::shutdownNow);
  }
}
