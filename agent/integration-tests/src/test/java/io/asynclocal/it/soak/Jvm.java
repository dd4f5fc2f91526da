package io.asynclocal.it.soak;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.Scope;
import io.asynclocal.Snapshot;
import io.asynclocal.it.hop.Mechanism;
import io.asynclocal.it.hop.Mechanism.Limit;
import io.asynclocal.it.hop.Mechanisms;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Performs one program on real threads, and compares what each look sees with what it must. */
final class Jvm implements World {

  private final Program program;
  private final Surroundings around;
  private final Expectations expectations;
  private final Storages storages = new Storages();
  private final Map<Integer, Snapshot> snapshots = new ConcurrentHashMap<>();
  private final Queue<Mechanism> madeHere = new ConcurrentLinkedQueue<>();
  private final Pending pending = new Pending();

  /** Has the futures that were cancelled, as programs may keep these. */
  private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

  Jvm(Program program, Surroundings around) {
    this.program = program;
    this.around = around;
    this.expectations = new Expectations(program);
  }

  /** Performs the program to its end; then nothing of it keeps a store. */
  void perform() {
    program.perform(this);
    look(Expectations.OUTSIDE);
    snapshots.clear();
  }

  Program program() {
    return program;
  }

  /** The stores that were used. */
  List<Storages.Made> made() {
    return storages.made();
  }

  /** Ends what the program made; until then its threads may be seen to keep something. */
  void close() {
    madeHere.forEach(Fleet::close);
  }

  @Override
  public void look(int at) {
    List<String> seen = storages.look();
    Failure failure = expectations.compare(at, seen);
    if (failure != null) {
      around.failures().add(failure);
    }
  }

  @Override
  public void run(int storage, int store, Runnable body) {
    storages.get(storage).run(storages.store(store), body);
  }

  @Override
  public void scope(int storage, int store, Runnable body) {
    try (Scope scope = storages.get(storage).withScope(storages.store(store))) {
      body.run();
    }
  }

  @Override
  public void exit(int storage, Runnable body) {
    storages.get(storage).exit(body);
  }

  @Override
  public void runBoth(int storage, int store, int otherStorage, int otherStore, Runnable body) {
    AsyncLocalStorage.with(storages.get(storage), storages.store(store))
        .and(storages.get(otherStorage), storages.store(otherStore))
        .run(body);
  }

  @Override
  public void enter(int storage, int store) {
    storages.get(storage).enterWith(storages.store(store));
  }

  @Override
  public void take(int snapshot) {
    snapshots.put(snapshot, AsyncLocalStorage.snapshot());
  }

  @Override
  public void use(int snapshot, SnapshotUse how, Runnable body) {
    how.around(snapshot(snapshot), body);
  }

  @Override
  public void suppressFlow(Runnable body) {
    try (Scope scope = AsyncLocalStorage.suppressFlow()) {
      body.run();
    }
  }

  @Override
  public void handOver(Hop hop, Runnable task) {
    Runnable shaped = hop.shape().of(ending(hop.at(), hop.kind(), task));
    boolean isBound = hop.boundTo() != Hop.UNBOUND;
    handOver(hop, mechanism(hop), isBound ? snapshot(hop.boundTo()).bind(shaped) : shaped);
  }

  @Override
  public void share(Hop hop, int task, int storage, int store, int otherStore) {
    Mechanism mechanism = mechanism(hop);
    Runnable shared = ending(hop.at(), hop.kind(), () -> look(task));
    Runnable handOver = () -> handOver(hop, mechanism, shared);
    Runnable other = ending(task, null, () -> run(storage, otherStore, handOver));
    pending.handedOver(task);
    new Thread(other, "other submitter").start();
    run(storage, store, handOver);
  }

  @Override
  public void chain(List<Step.Link> links) {
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<?>[] last = {first};
    for (Step.Link link : links) {
      int at = link.task().at();
      Runnable task = ending(at, null, () -> link.task().perform(this));
      pending.handedOver(at);
      around.tally().hopInChain();
      run(link.storage(), link.store(), () -> last[0] = last[0].handle((v, e) -> value(task)));
    }
    Runnable completion =
        () -> Mechanisms.user().run("of the completer", () -> first.complete("value"));
    Snapshot.empty().run(() -> new Thread(completion, "completer").start());
  }

  @Override
  public void cancel(int task, Cancellation how) {
    CountDownLatch started = new CountDownLatch(how.isOfRunning ? 1 : 0);
    CountDownLatch cancelled = new CountDownLatch(1);
    Runnable looking =
        () -> {
          look(task);
          started.countDown();
          Pending.await(cancelled);
          look(task);
        };
    if (how.isOfRunning) {
      pending.handedOver(task);
    }
    around.tally().hop(how);
    Runnable cancel = how.begin(around.fleet().cancellables, ending(task, null, looking));
    held.add(cancel);
    Pending.await(started);
    Snapshot.empty().run(cancel);
    cancelled.countDown();
  }

  @Override
  public void endRound() {
    reportLate();
    storages.get(PASSING).disable();
  }

  private void handOver(Hop hop, Mechanism mechanism, Runnable task) {
    pending.handedOver(hop.at());
    around.tally().hop(hop.kind());
    try {
      mechanism.handOver(task);
    } catch (Throwable e) {
      if (!Planned.caused(e)) {
        pending.ended(hop.at());
        report(Failure.Kind.LOST, hop.at(), "the hand-over failed: " + e);
      }
    }
  }

  private Mechanism mechanism(Hop hop) {
    if (!hop.isMadeHere()) {
      return around.fleet().of(hop.kind());
    }
    Mechanism made = hop.kind().open();
    madeHere.add(made);
    return made;
  }

  private Snapshot snapshot(int number) {
    return snapshots.getOrDefault(number, Snapshot.empty());
  }

  /** A task that tells of its end. */
  private Runnable ending(int at, Mechanism.Kind kind, Runnable task) {
    return () -> {
      if (kind != null && kind.has(Limit.LISTENERS_NOT_TOLD)) {
        storages.catchUp();
      }
      try {
        task.run();
      } catch (Planned e) {
        throw e;
      } catch (Throwable e) {
        report(Failure.Kind.LOST, at, "the task failed: " + e);
      } finally {
        if (!pending.ended(at)) {
          report(Failure.Kind.FOREIGN, at, "ran once too often");
        }
      }
    };
  }

  private static Object value(Runnable task) {
    task.run();
    return "value";
  }

  private void reportLate() {
    for (int at : pending.await(around.patience())) {
      report(Failure.Kind.LOST, at, "never ran");
    }
  }

  private void report(Failure.Kind kind, int at, String what) {
    around.failures().add(new Failure(kind, program, at, what));
  }
}
