package io.asynclocal.agent.names;

/**
 * Tasks and threads of libraries that belong to nobody: loops, housekeepers and recycled objects
 * that a request merely happens to start. They begin with no context; each task that a loop works
 * off has its own. A class stands for its lambdas too.
 */
public final class NobodysWork {

  private static final String[] CLASSES = {
    "io.netty.util.concurrent.NonStickyEventExecutorGroup$NonStickyOrderedEventExecutor",
    "io.netty.util.concurrent.MultithreadEventExecutorGroup",
    "com.google.common.util.concurrent.SequentialExecutor$QueueWorker",
    "com.zaxxer.hikari.pool.HikariPool$HouseKeeper",
    "io.grpc.internal.SerializingExecutor",
    "io.grpc.internal.Rescheduler$FutureRunnable",
    "org.apache.kafka.common.utils.KafkaThread",
    "org.apache.kafka.common.utils.internals.KafkaThread",
    "okhttp3.internal.concurrent.TaskRunner$runnable$1",
    "org.apache.tomcat.util.net.NioEndpoint$SocketProcessor",
    "org.apache.tomcat.util.threads.TaskThread",
    "org.apache.coyote.AbstractProtocol",
    "org.apache.tomcat.util.net.Nio2Endpoint$SocketProcessor",
    "org.apache.tomcat.util.net.AprEndpoint$SocketProcessor",
    "org.eclipse.jetty.server.internal.HttpConnection",
    "org.eclipse.jetty.util.thread.ReservedThreadExecutor$ReservedThread",
    "org.eclipse.jetty.util.thread.strategy.AdaptiveExecutionStrategy",
    "org.eclipse.jetty.util.thread.strategy.ExecuteProduceConsume",
    "org.eclipse.jetty.util.thread.strategy.ProduceConsume",
    "org.eclipse.jetty.io.CyclicTimeout$Wakeup",
    "org.eclipse.jetty.server.AbstractConnector$Acceptor",
    "io.reactivex.rxjava3.internal.schedulers.ExecutorScheduler$ExecutorWorker",
    "io.reactivex.internal.schedulers.ExecutorScheduler$ExecutorWorker",
    "io.vertx.core.impl.TaskQueue",
    "io.vertx.core.internal.threadchecker.BlockedThreadChecker$1",
    "io.vertx.core.impl.btc.BlockedThreadChecker$1",
    "okio.AsyncTimeout$Watchdog",
    "reactor.core.scheduler.BoundedElasticScheduler",
    "reactor.netty.resources.DefaultPooledConnectionProvider$DisposableAcquire",
    "reactor.netty.http.client.Http2ConnectionProvider",
    "reactor.netty.http.client.Http3ConnectionProvider",
    "kotlinx.coroutines.DefaultExecutor",
    "kotlinx.coroutines.internal.LimitedDispatcher$Worker",
    "kotlinx.coroutines.scheduling.CoroutineScheduler$Worker",
    "org.apache.pekko.dispatch.BalancingDispatcher$SharingMailbox",
    "org.apache.pekko.dispatch.Dispatcher$$anon$1",
    "ch.qos.logback.core.AsyncAppenderBase$Worker",
  };

  private NobodysWork() {}

  /** The names of the classes, with dots. */
  public static String[] classes() {
    return CLASSES.clone();
  }

  /** Whether a class, or a lambda of it, does work of nobody's; the name has dots. */
  public static boolean has(String className) {
    int lambda = className.indexOf("$$Lambda");
    String name = lambda < 0 ? className : className.substring(0, lambda);
    for (String nobodys : CLASSES) {
      if (name.equals(nobodys) || name.endsWith("." + nobodys)) {
        return true;
      }
    }
    return false;
  }
}
