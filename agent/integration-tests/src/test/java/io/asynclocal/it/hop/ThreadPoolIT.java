package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.Comparator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Raw {@code execute} on thread pools, by every kind of queue. */
class ThreadPoolIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        execute("single thread", Executors::newSingleThreadExecutor),
        execute("cached, new or idle thread", Executors::newCachedThreadPool),
        execute("linked queue", () -> pool(1, 1, new LinkedBlockingQueue<>())),
        execute("linked queue, two threads", () -> pool(2, 2, new LinkedBlockingQueue<>())),
        execute("no core thread", () -> pool(0, 1, new LinkedBlockingQueue<>())),
        execute("linked deque", () -> pool(1, 1, new LinkedBlockingDeque<>())),
        execute("array queue", () -> pool(1, 1, new ArrayBlockingQueue<>(1000))),
        execute("priority queue", () -> pool(1, 1, new PriorityBlockingQueue<>(9, BY_HASH))),
        execute("transfer queue", () -> pool(1, 1, new LinkedTransferQueue<>())),
        execute("fair synchronous queue", () -> pool(0, 999, new SynchronousQueue<>(true))),
        execute("a queue of the program's", () -> pool(1, 1, new OwnQueue()))
            .except(Limit.SHARED_TASKS_START_EMPTY),
        execute("caller runs", ThreadPoolIT::callerRuns).except(Limit.PLAIN_CALL),
        execute("put into the queue when rejected", ThreadPoolIT::queuesRejected)
            .except(Limit.MAY_WAIT),
        execute("scheduled pool", () -> new ScheduledThreadPoolExecutor(1)),
        execute("subclass", OwnPool::new));
  }

  private static final Comparator<Runnable> BY_HASH = Comparator.comparing(Object::hashCode);

  private static Mechanism.Kind execute(String name, Callable<ExecutorService> maker) {
    return Mechanism.on("execute, " + name, maker, Executor::execute);
  }

  private static ThreadPoolExecutor pool(int core, int max, BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(core, max, 1, TimeUnit.MINUTES, queue);
  }

  private static ExecutorService callerRuns() {
    ThreadPoolExecutor pool = pool(1, 1, new ArrayBlockingQueue<>(1));
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    return pool;
  }

  private static ExecutorService queuesRejected() {
    ThreadPoolExecutor pool = pool(1, 1, new LinkedBlockingQueue<>(1));
    pool.setRejectedExecutionHandler(
        (task, rejecting) -> {
          try {
            rejecting.getQueue().put(task);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    return pool;
  }

  /** A class that the agent knows nothing of. */
  private static final class OwnQueue extends DelegatingQueue<Runnable> {
    OwnQueue() {
      super(new ArrayBlockingQueue<>(1000));
    }
  }

  /** Hooks of a subclass that are there and do nothing. */
  private static final class OwnPool extends ThreadPoolExecutor {
    OwnPool() {
      super(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Override
    public void execute(Runnable task) {
      super.execute(task);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      super.beforeExecute(thread, task);
    }
  }
}
