package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.Stream;

/** {@code java.util.Timer}. */
class TimerIT extends HopContract {

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
            on("Timer, delay", (timer, task) -> timer.schedule(task, 0)),
            on("Timer, date", (timer, task) -> timer.schedule(task, new Date())),
            on("Timer, period", (timer, task) -> timer.schedule(task, 0, 1)),
            on("Timer, fixed rate", (timer, task) -> timer.scheduleAtFixedRate(task, 0, 1)))
        .map(kind -> kind.except(Limit.ENDS_BY_A_FAILURE));
  }

  private interface Scheduling {
    void schedule(Timer timer, TimerTask task);
  }

  private static Mechanism.Kind on(String name, Scheduling scheduling) {
    return new Mechanism.Kind(
        name,
        () -> {
          Timer timer = new Timer(name, true);
          return new Mechanism() {
            @Override
            public void handOver(Runnable task) {
              scheduling.schedule(timer, new Once(task));
            }

            @Override
            public void close() {
              timer.cancel();
            }
          };
        });
  }

  /** Runs in its first round alone; what a timer task throws would end the timer's thread. */
  private static final class Once extends TimerTask {
    private final Runnable task;

    Once(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      cancel();
      task.run();
    }
  }
}
