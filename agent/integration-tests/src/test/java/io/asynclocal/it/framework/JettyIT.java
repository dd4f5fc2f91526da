package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

class JettyIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("handler that goes on elsewhere", () -> serving(new Serving())),
        kind("pool", JettyIT::pool),
        kind("scheduler", JettyIT::scheduler));
  }

  /** Leaves the callback to the server's pool. */
  private static final class Serving extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Requests.Request received = Requests.receive(request.getHttpURI().getPath());
      Holders.run(
          received.caller(),
          () -> request.getComponents().getExecutor().execute(received.callback()));
      callback.succeeded();
      return true;
    }
  }

  private static Way serving(Handler handler) throws Exception {
    Server server = server(handler);
    return Way.submitting(callback -> Requests.send(portOf(server), callback), server::stop);
  }

  static Server server(Handler handler) throws Exception {
    Server server = new Server(new QueuedThreadPool(8, 2));
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler);
    server.start();
    return server;
  }

  static int portOf(Server server) {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  private static Way pool() throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(4, 1);
    pool.start();
    return Way.submitting(pool::execute, pool::stop);
  }

  private static Way scheduler() throws Exception {
    ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler();
    scheduler.start();
    return Way.submitting(
        callback -> scheduler.schedule(callback, 1, TimeUnit.MILLISECONDS), scheduler::stop);
  }
}
