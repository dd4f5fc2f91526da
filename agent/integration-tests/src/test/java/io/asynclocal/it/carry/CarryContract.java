package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the value of every holder must do, whichever way its task goes. Values are short names. */
abstract class CarryContract {

  /** Gives the current thread a value. */
  abstract void set(String value);

  /** The current thread's value; null where it has none. */
  abstract String get();

  abstract void clear();

  static Stream<Way> ways() {
    return Way.all();
  }

  @BeforeEach
  void startClean() {
    clear();
    // Warmed with nothing, so that a thread's birth cannot fake what a hop must do.
    ways().forEach(way -> assertThat(seenBy(way)).as(way.name()).isNull());
  }

  @AfterEach
  void endClean() {
    clear();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void task_should_see_the_value_of_its_hand_over(Way way) {
    AtomicReference<String> seen = new AtomicReference<>();
    CountDownLatch changed = new CountDownLatch(1);
    CountDownLatch ran = new CountDownLatch(1);
    set("ada");
    way.start(
        () -> {
          Way.await(changed);
          seen.set(get());
          ran.countDown();
        });
    set("later");
    changed.countDown();
    Way.await(ran);
    assertThat(seen).hasValue("ada");
    assertThat(get()).isEqualTo("later");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void value_that_a_task_left_behind_should_be_gone(Way way) {
    way.run(() -> set("stale"));
    assertThat(seenBy(way)).isNull();
    set("bob");
    assertThat(seenBy(way)).isEqualTo("bob");
    clear();
    assertThat(seenBy(way)).isNull();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void what_a_task_does_should_not_be_seen_by_the_submitter(Way way) {
    set("ada");
    way.run(() -> set("of the task"));
    assertThat(get()).isEqualTo("ada");
    way.run(this::clear);
    assertThat(get()).isEqualTo("ada");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void hop_inside_a_hop_should_carry_on(Way way) {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ran = new CountDownLatch(1);
    set("ada");
    way.run(
        () -> {
          seen.add(get());
          set("bob");
          way.start(
              () -> {
                seen.add(get());
                ran.countDown();
              });
        });
    Way.await(ran);
    assertThat(seen).containsExactly("ada", "bob");
    assertThat(get()).isEqualTo("ada");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void two_users_should_never_mix(Way way) throws InterruptedException {
    int rounds = 40;
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ran = new CountDownLatch(3 * rounds);
    List<Thread> submitters = new ArrayList<>();
    for (String user : new String[] {"ada", "bob", null}) {
      Runnable task =
          () -> {
            String seen = get();
            if (user == null ? seen != null : !user.equals(seen)) {
              wrong.add(user + " saw " + seen);
            }
            set("left by " + user);
            ran.countDown();
          };
      submitters.add(
          Way.daemon(
              () -> {
                if (user != null) {
                  set(user);
                }
                for (int i = 0; i < rounds; i++) {
                  way.start(task);
                }
              }));
    }
    submitters.forEach(Thread::start);
    for (Thread submitter : submitters) {
      submitter.join();
    }
    Way.await(ran);
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_run_of_a_periodic_task_should_see_the_value_of_its_scheduling() {
    ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1, Way::daemon);
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ran = new CountDownLatch(3);
    set("ada");
    Future<?> job =
        scheduler.scheduleAtFixedRate(
            () -> {
              seen.add(get());
              set("of a run");
              ran.countDown();
            },
            0,
            1,
            TimeUnit.MILLISECONDS);
    clear();
    Way.await(ran);
    job.cancel(false);
    scheduler.shutdown();
    assertThat(seen).hasSizeGreaterThanOrEqualTo(3).containsOnly("ada");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void value_should_be_kept_by_nobody(Way way) {
    WeakReference<String> value = runWithNewValue(way);
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(value.get()).isNull();
            });
  }

  private WeakReference<String> runWithNewValue(Way way) {
    String value = new String("new");
    set(value);
    assertThat(seenBy(way)).isEqualTo("new");
    clear();
    return new WeakReference<>(value);
  }

  final String seenBy(Way way) {
    AtomicReference<String> seen = new AtomicReference<>();
    way.run(() -> seen.set(get()));
    return seen.get();
  }
}
