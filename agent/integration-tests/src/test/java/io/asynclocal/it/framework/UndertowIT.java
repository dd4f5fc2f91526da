package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.threads.EnhancedQueueExecutor;
import org.xnio.OptionMap;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

class UndertowIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind(
            "dispatch of a task",
            () -> serving((exchange, task) -> exchange.dispatch((Runnable) task::run))),
        kind(
            "dispatch of a handler",
            () ->
                serving(
                    (exchange, task) ->
                        exchange.dispatch(
                            dispatched -> {
                              task.run();
                            }))),
        kind("I/O thread", () -> worker((worker, task) -> worker.getIoThread().execute(task))),
        kind(
            "timer of an I/O thread",
            () ->
                worker(
                    (worker, task) ->
                        worker.getIoThread().executeAfter(task, 1, TimeUnit.MILLISECONDS))),
        kind("worker", () -> worker(XnioWorker::execute)),
        kind("JBoss's own pool", UndertowIT::ownPool));
  }

  private interface Use {
    void on(HttpServerExchange exchange, Runnable task);
  }

  private static Way serving(Use use) {
    Undertow undertow =
        Undertow.builder()
            .setIoThreads(2)
            .setWorkerThreads(2)
            .addHttpListener(
                0,
                "127.0.0.1",
                exchange -> {
                  Requests.Request received = Requests.receive(exchange.getRequestPath());
                  Runnable callback = received.callback();
                  Holders.run(
                      received.caller(),
                      () ->
                          use.on(
                              exchange,
                              () -> {
                                callback.run();
                                exchange.endExchange();
                              }));
                })
            .build();
    Holders.run(Holders.NOBODY, undertow::start);
    int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    return Way.submitting(callback -> Requests.send(port, callback), undertow::stop);
  }

  private interface UseOfWorker {
    void on(XnioWorker worker, Runnable task);
  }

  private static Way worker(UseOfWorker use) throws Exception {
    XnioWorker worker = Xnio.getInstance().createWorker(OptionMap.EMPTY);
    return Way.submitting(task -> use.on(worker, task), worker::shutdownNow);
  }

  private static Way ownPool() {
    EnhancedQueueExecutor pool =
        new EnhancedQueueExecutor.Builder().setCorePoolSize(1).setMaximumPoolSize(2).build();
    return Way.submitting(pool::execute, pool::shutdownNow);
  }
}
