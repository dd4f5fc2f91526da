package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Executors of the program's own, of the shapes that are met in frameworks. */
class ExecutorIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        own("direct", Direct::new).except(Limit.MAY_WAIT),
        own("a thread for each", ThreadForEach::new),
        own("one looping thread", LoopingThread::new).except(Limit.ENDS_BY_A_FAILURE),
        own("serial on a pool", SerialExecutor::new).except(Limit.ENDS_BY_A_FAILURE),
        own("delegating to a pool", () -> new Delegating(Executors.newSingleThreadExecutor())),
        own("delegating twice", () -> new Delegating(new Delegating(new LoopingThread())))
            .except(Limit.ENDS_BY_A_FAILURE));
  }

  private static Mechanism.Kind own(String name, Callable<Executor> maker) {
    return new Mechanism.Kind(
        "own executor, " + name,
        () -> {
          Executor executor = maker.call();
          return new Mechanism() {
            @Override
            public void handOver(Runnable task) {
              executor.execute(task);
            }

            @Override
            public void close() throws Exception {
              if (executor instanceof AutoCloseable closeable) {
                closeable.close();
              }
            }
          };
        });
  }

  private static final class Direct implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  private static final class ThreadForEach implements Executor {
    @Override
    public void execute(Runnable task) {
      new Thread(task, "for each").start();
    }
  }

  /** An event loop: its thread is started by the first task that comes. */
  private static final class LoopingThread implements Executor, AutoCloseable {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private Thread thread;

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
      start();
    }

    private synchronized void start() {
      if (thread == null) {
        thread = new Thread(this::loop, "event loop");
        thread.setDaemon(true);
        thread.start();
      }
    }

    private void loop() {
      try {
        while (true) {
          tasks.take().run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public synchronized void close() {
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /** A drain loop: one task of the pool works off what many have submitted. */
  private static final class SerialExecutor implements Executor, AutoCloseable {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean draining;

    @Override
    public synchronized void execute(Runnable task) {
      waiting.add(task);
      if (!draining) {
        draining = true;
        pool.execute(this::drain);
      }
    }

    private void drain() {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
      }
    }

    private synchronized Runnable next() {
      Runnable next = waiting.poll();
      draining = next != null;
      return next;
    }

    @Override
    public void close() {
      pool.shutdownNow();
    }
  }

  private static final class Delegating implements Executor, AutoCloseable {
    private final Executor delegate;

    Delegating(Executor delegate) {
      this.delegate = delegate;
    }

    @Override
    public void execute(Runnable task) {
      delegate.execute(task);
    }

    @Override
    public void close() throws Exception {
      if (delegate instanceof ExecutorService service) {
        service.shutdownNow();
      } else if (delegate instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }
}
