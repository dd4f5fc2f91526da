package io.asynclocal.it.hop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.asynclocal.Agent;
import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Scope;
import io.asynclocal.it.hop.Mechanism.Limit;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every mechanism must do. A subclass names its kinds in a static method {@code mechanisms}; a
 * test whose name begins with a letter and a number is that case of {@code cases.md}.
 */
@ParameterizedClass
@MethodSource("mechanisms")
abstract class HopContract {

  static final AsyncLocalStorage<Object> USER =
      AsyncLocalStorage.<Object>builder().name("user").build();
  static final AsyncLocalStorage<Object> TENANT =
      AsyncLocalStorage.<Object>builder().name("tenant").build();

  private static final String PLANNED = "as planned";

  static {
    // Tasks that fail as planned do so on threads of their own, perhaps while the next test waits.
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }

  @Parameter Mechanism.Kind kind;

  private Mechanism mechanism;

  /** What tasks throw on purpose, and threads may report late, needs no stack trace in the log. */
  @BeforeAll
  static void keepQuietOfPlannedFailures() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          if (!PLANNED.equals(failure.getMessage())) {
            failure.printStackTrace();
          }
        });
  }

  @AfterAll
  static void printAllFailures() {
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @BeforeEach
  void open() {
    assertThat(Agent.isActive()).as("the agent is there").isTrue();
    mechanism = kind.open();
    // Warmed outside any context, so that a thread's birth cannot fake what a hop must do.
    assertThat(handOver(Witness.of(USER)).isBound()).isFalse();
  }

  @AfterEach
  void close() throws Exception {
    mechanism.close();
    boolean leaked = USER.isBound();
    USER.disable();
    assertThat(leaked).as("the submitter has a context that is not its own").isFalse();
  }

  @Test
  void f1_task_should_see_the_store_of_its_hand_over() {
    Witness witness = Witness.of(USER);
    USER.run(
        "A",
        () -> {
          handOver(witness);
          USER.enterWith("changed later");
        });
    assertThat(witness.store()).isEqualTo("A");
  }

  @Test
  void f3_f6_task_without_context_should_see_none_on_a_thread_that_had_one() {
    assertThat(USER.call("A", () -> handOver(Witness.of(USER)).store())).isEqualTo("A");
    assertThat(handOver(Witness.of(USER)).isBound()).isFalse();
  }

  @Test
  void submitter_should_keep_its_own_context() {
    USER.run(
        "A",
        () -> {
          handOver(Witness.then(USER, () -> USER.enterWith("of the task"))).await();
          assertThat(USER.getStore()).isEqualTo("A");
        });
  }

  @Test
  void d4_d8_what_a_task_enters_should_be_gone_for_the_next() {
    handOver(Witness.then(USER, () -> USER.enterWith("left behind"))).await();
    assertThat(handOver(Witness.of(USER)).isBound()).isFalse();
    Witness next = Witness.of(USER);
    USER.run("B", () -> handOver(next));
    assertThat(next.store()).isEqualTo("B");
  }

  @Test
  void c2_all_storages_should_travel_and_not_mix() {
    Witness user = Witness.of(USER);
    Witness tenant = Witness.then(TENANT, user);
    AsyncLocalStorage.with(USER, "u").and(TENANT, "t").run(() -> handOver(tenant));
    assertThat(user.store()).isEqualTo("u");
    assertThat(tenant.store()).isEqualTo("t");
  }

  @Test
  void d14_bound_to_null_should_stay_bound() {
    Witness witness = Witness.of(USER);
    USER.run(null, () -> handOver(witness));
    assertThat(witness.isBound()).isTrue();
    assertThat(witness.store()).isNull();
  }

  @Test
  void d15_disabled_storage_should_be_unbound_after_the_hop() {
    AsyncLocalStorage<Object> storage = AsyncLocalStorage.create();
    CountDownLatch disabled = new CountDownLatch(1);
    Witness inner = Witness.of(storage);
    Witness outer =
        Witness.then(
            storage,
            () -> {
              storage.disable();
              disabled.countDown();
              handOver(inner);
            });
    storage.run("A", () -> handOver(outer));
    Witness.await(disabled);
    assertThat(outer.store()).isEqualTo("A");
    assertThat(inner.isBound()).isFalse();
  }

  /** Rules out any place in the task itself. */
  @Test
  void f5_one_object_handed_over_from_two_contexts_should_run_once_in_each() {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ran = new CountDownLatch(3);
    Runnable shared =
        () -> {
          seen.add(String.valueOf(USER.getStore()));
          ran.countDown();
        };
    CountDownLatch bothWait = new CountDownLatch(1);
    Runnable submitAll =
        () -> {
          USER.run("A", () -> tryHandOver(shared));
          USER.run("B", () -> tryHandOver(shared));
          tryHandOver(shared);
          bothWait.countDown();
        };
    submitAll.run();
    Witness.await(bothWait);
    Witness.await(ran);
    if (kind.has(Limit.SHARED_TASKS_START_EMPTY)) {
      assertThat(seen).hasSize(3).isSubsetOf("A", "B", "null");
      assertThat(Collections.frequency(seen, "A")).isLessThan(2);
      assertThat(Collections.frequency(seen, "B")).isLessThan(2);
    } else {
      assertThat(seen).containsExactlyInAnyOrder("A", "B", "null");
    }
  }

  @Test
  void hop_inside_a_hop_should_carry_on() {
    Witness inner = Witness.of(USER);
    Witness outer = Witness.then(USER, () -> USER.run("B", () -> handOver(inner)));
    USER.run("A", () -> handOver(outer));
    assertThat(outer.store()).isEqualTo("A");
    assertThat(inner.store()).isEqualTo("B");
  }

  @Test
  void e8_binding_should_win_over_the_hand_over() {
    Witness witness = Witness.of(USER);
    Runnable bound = USER.call("bound", () -> AsyncLocalStorage.bind(witness));
    USER.run("A", () -> tryHandOver(bound));
    assertThat(witness.store()).isEqualTo("bound");
  }

  @Test
  void j5_suppressed_flow_should_start_empty() {
    Witness suppressed = Witness.of(USER);
    Witness restored = Witness.of(USER);
    USER.run(
        "A",
        () -> {
          try (Scope scope = AsyncLocalStorage.suppressFlow()) {
            assertThat(USER.getStore()).isEqualTo("A");
            handOver(suppressed);
          }
          handOver(restored);
        });
    if (!kind.has(Limit.PLAIN_CALL)) {
      assertThat(suppressed.isBound()).isFalse();
    }
    assertThat(restored.store()).isEqualTo("A");
  }

  /** A mirror of the store equals it at every step. */
  @Test
  void j2_j3_listener_should_mirror_the_store_on_every_thread() {
    ThreadLocal<Object> mirror = new ThreadLocal<>();
    AsyncLocalStorage<Object> storage =
        AsyncLocalStorage.<Object>builder()
            .onChange((previous, current, contextSwitch) -> mirror.set(current))
            .build();
    List<Object> mirrored = Collections.synchronizedList(new ArrayList<>());
    Witness first = Witness.then(storage, () -> mirrored.add(mirror.get()));
    storage.run("A", () -> handOver(first));
    first.await();
    handOver(Witness.then(storage, () -> mirrored.add(mirror.get()))).await();
    assertThat(mirrored).containsExactly(kind.has(Limit.LISTENERS_NOT_TOLD) ? null : "A", null);
  }

  @Test
  void c1_many_submitters_at_once_should_never_mix() throws Exception {
    int submitters = 4;
    int rounds = 50;
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ran = new CountDownLatch(submitters * rounds);
    Thread[] threads = new Thread[submitters];
    for (int i = 0; i < submitters; i++) {
      String user = i == 0 ? null : "user " + i;
      String name = "submitter " + i;
      Runnable task =
          () -> {
            if (USER.getStore() != user || USER.isBound() != (user != null)) {
              wrong.add(user + " saw " + USER.getStore());
            }
            ran.countDown();
          };
      Runnable submitRounds =
          () -> {
            for (int round = 0; round < rounds; round++) {
              tryHandOver(task);
            }
          };
      threads[i] =
          new Thread(user == null ? submitRounds : () -> USER.run(user, submitRounds), name);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Witness.await(ran);
    assertThat(wrong).isEmpty();
  }

  /** Whoever builds programs of hops must know where a task keeps its submitter waiting. */
  @Test
  void call_should_return_before_the_task_ends_unless_it_may_wait() {
    if (kind.has(Limit.MAY_WAIT) || kind.has(Limit.PLAIN_CALL)) {
      return;
    }
    CountDownLatch returned = new CountDownLatch(1);
    AtomicBoolean returnedFirst = new AtomicBoolean();
    Runnable awaitReturn =
        () -> {
          Witness.await(returned);
          returnedFirst.set(true);
        };
    Witness witness = handOver(Witness.then(USER, awaitReturn));
    returned.countDown();
    witness.await();
    assertThat(returnedFirst).as("without except(Limit.MAY_WAIT) it must not wait").isTrue();
  }

  @Test
  void b1_task_that_throws_should_leave_nothing_for_the_next() {
    if (kind.has(Limit.ENDS_BY_A_FAILURE)) {
      return;
    }
    Witness failing = Witness.then(USER, HopContract::enterAndFail);
    assertThatCode(() -> USER.run("A", () -> handOver(failing)))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isNull(),
            thrown -> assertThat(thrown).hasStackTraceContaining(PLANNED));
    failing.await();
    assertThat(handOver(Witness.of(USER)).isBound()).isFalse();
    assertThat(USER.call("B", () -> handOver(Witness.of(USER))).store()).isEqualTo("B");
  }

  private static void enterAndFail() {
    USER.enterWith("left behind");
    throw new IllegalStateException(PLANNED);
  }

  /** What a request happens to create must not keep the request. */
  @Test
  void f4_k3_mechanism_made_in_a_context_should_serve_others_without_it() throws Exception {
    Mechanism[] made = new Mechanism[1];
    Object[] store = {new Object()};
    USER.run(
        store[0],
        () -> {
          made[0] = kind.open();
          Witness witness = Witness.of(USER);
          handOver(made[0], witness);
          assertThat(witness.store()).isSameAs(store[0]);
        });
    WeakReference<Object> dead = new WeakReference<>(store[0]);
    store[0] = null;
    Witness later = Witness.of(USER);
    handOver(made[0], later);
    assertThat(later.isBound()).isFalse();
    assertCollected(dead);
    made[0].close();
  }

  @Test
  void k1_store_should_be_collectable_after_its_task() {
    WeakReference<Object> dead = handOverWithNewStore();
    assertCollected(dead);
  }

  private WeakReference<Object> handOverWithNewStore() {
    Object store = new Object();
    CountDownLatch ran = new CountDownLatch(1);
    USER.run(store, () -> tryHandOver(ran::countDown));
    Witness.await(ran);
    return new WeakReference<>(store);
  }

  private static void assertCollected(WeakReference<Object> dead) {
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(dead.get()).as("kept by nobody").isNull();
            });
  }

  private Witness handOver(Witness witness) {
    handOver(mechanism, witness);
    return witness;
  }

  private void tryHandOver(Runnable task) {
    handOver(mechanism, task);
  }

  static void handOver(Mechanism mechanism, Runnable task) {
    try {
      mechanism.handOver(task);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
