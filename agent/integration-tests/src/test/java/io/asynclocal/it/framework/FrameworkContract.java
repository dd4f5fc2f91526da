package io.asynclocal.it.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.Agent;
import io.asynclocal.it.thread.ThreadContexts;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the callbacks of every library must see: the caller that registered them, whoever sets them
 * off. A subclass names its ways in a static method {@code ways}.
 */
@ParameterizedClass
@MethodSource("ways")
abstract class FrameworkContract {

  private static final int ROUNDS = 20;
  private static final int PATIENCE_SECONDS = 30;

  @Parameter Way.Kind kind;

  @Test
  void callback_should_see_who_registered_it_whoever_sets_it_off() throws Exception {
    assertThat(Agent.isActive()).as("the agent is there").isTrue();
    try (Way way = kind.opener().open()) {
      for (int round = 0; round < ROUNDS; round++) {
        Witness ofA = new Witness("A" + round);
        Witness ofB = new Witness("B" + round);
        Witness ofNobody = new Witness(Holders.NOBODY);
        Runnable setOffA = ofA.registerWith(way);
        Runnable setOffB = ofB.registerWith(way);
        Runnable setOffNobodys = ofNobody.registerWith(way);
        Holders.run(ofB.caller, setOffA);
        Holders.run(Holders.NOBODY, setOffB);
        Holders.run(ofA.caller, setOffNobodys);
        ofA.assertSawItsCaller();
        ofB.assertSawItsCaller();
        ofNobody.assertSawItsCaller();
        assertThat(Holders.caller()).as("who set it off").isEqualTo(Holders.NOBODY);
      }
      assertThreadsAreClean();
    }
  }

  @Test
  void callers_at_once_should_never_mix() throws Exception {
    try (Way way = kind.opener().open()) {
      String[] callers = {"A", "B", Holders.NOBODY};
      List<Witness> callbacks = Collections.synchronizedList(new ArrayList<>());
      List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (String caller : callers) {
        Thread thread =
            new Thread(
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    Witness callback = new Witness(caller);
                    callbacks.add(callback);
                    callback.registerWith(way).run();
                  }
                });
        thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).isEmpty();
      for (Witness callback : callbacks) {
        callback.assertSawItsCaller();
      }
      assertThreadsAreClean();
    }
  }

  @Test
  void library_made_in_a_request_should_keep_nothing_of_it() throws Exception {
    Way[] made = new Way[1];
    WeakReference<Object> caller = openFor(made);
    try (Way way = made[0]) {
      Witness ofNobody = new Witness(Holders.NOBODY);
      ofNobody.registerWith(way).run();
      ofNobody.assertSawItsCaller();
      assertThreadsAreClean();
      Awaitility.await()
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(caller.get()).as("kept by nobody").isNull();
              });
    }
  }

  private WeakReference<Object> openFor(Way[] made) {
    Object caller = new Caller();
    Witness callback = new Witness(caller);
    Holders.run(
        caller,
        () -> {
          try {
            made[0] = kind.opener().open();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          callback.registerWith(made[0]).run();
          callback.assertSawItsCaller();
          callback.forget();
        });
    return new WeakReference<>(caller);
  }

  static void assertThreadsAreClean() {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                assertThat(ThreadContexts.otherThreadsWithContext())
                    .as("threads with a context")
                    .isEmpty());
  }

  /** One whose end can be waited for. */
  private static final class Caller {}

  /** Notes which caller it sees. */
  static final class Witness implements Runnable {
    private volatile Object caller;
    private final CountDownLatch ran = new CountDownLatch(1);
    private volatile Object saw;

    Witness(Object caller) {
      this.caller = caller;
    }

    @Override
    public void run() {
      saw = Holders.caller();
      ran.countDown();
    }

    Runnable registerWith(Way way) {
      Runnable[] setOff = new Runnable[1];
      Holders.run(
          caller,
          () -> {
            try {
              setOff[0] = way.register(this);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
      return setOff[0];
    }

    /** A library may keep a callback of the program's for a while, but not who called. */
    void forget() {
      caller = Holders.NOBODY;
      saw = Holders.NOBODY;
    }

    void assertSawItsCaller() {
      try {
        assertThat(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ran in time").isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      assertThat(saw).isEqualTo(caller);
    }
  }
}
