package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.util.stream.Stream;
import org.apache.catalina.core.StandardVirtualThreadExecutor;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Tomcat with a virtual thread for each request, and each task. */
@EnabledForJreRange(minVersion = 21)
class TomcatVirtualThreadsIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("AsyncContext.start", () -> shared(TomcatIT::start)),
        kind("a pool behind a servlet", () -> shared(TomcatIT::elsewhere)),
        kind("dispatched by the caller's task", () -> shared(TomcatIT::dispatch)),
        kind("AsyncContext.start, by a switch", () -> switched(TomcatIT::start)),
        kind("dispatched by the caller's task, by a switch", () -> switched(TomcatIT::dispatch)),
        kind("Tomcat's executor", TomcatVirtualThreadsIT::executor));
  }

  /** The executor of a service. */
  private static Way shared(TomcatIT.Use use) {
    return Holders.madeByNobody(
        () -> {
          Tomcat tomcat = new Tomcat();
          StandardVirtualThreadExecutor executor = new StandardVirtualThreadExecutor();
          tomcat.getService().addExecutor(executor);
          tomcat.getConnector().getProtocolHandler().setExecutor(executor);
          return TomcatIT.serving(tomcat, use);
        });
  }

  /** The connector makes its own. */
  private static Way switched(TomcatIT.Use use) {
    return Holders.madeByNobody(
        () -> {
          Tomcat tomcat = new Tomcat();
          tomcat.getConnector().setProperty("useVirtualThreads", "true");
          return TomcatIT.serving(tomcat, use);
        });
  }

  private static Way executor() {
    VirtualThreadExecutor executor = new VirtualThreadExecutor("it-");
    return Way.submitting(executor::execute, executor::shutdown);
  }
}
