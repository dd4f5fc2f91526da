package io.asynclocal.it.soak;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what each look must see: performs a program in sequence, each task where it is handed over,
 * with nothing but a list of names for a context.
 */
final class Model implements World {

  private static final Context EMPTY =
      new Context(Collections.nCopies(STORAGES, Names.UNBOUND), false);

  private final Map<Integer, Context> snapshots = new HashMap<>();
  private final Map<Integer, List<List<String>>> expected = new HashMap<>();
  private Context now = EMPTY;

  /** The store of each storage, and whether hops start empty. */
  private record Context(List<String> stores, boolean isSuppressed) {

    Context with(int storage, String store) {
      List<String> changed = new ArrayList<>(stores);
      changed.set(storage, store);
      return new Context(List.copyOf(changed), isSuppressed);
    }
  }

  private Model() {}

  /** What each look may see; where there are several, each is seen once at most. */
  static Map<Integer, List<List<String>>> expectations(Program program) {
    Model model = new Model();
    program.perform(model);
    return model.expected;
  }

  @Override
  public void look(int at) {
    expected.put(at, List.of(now.stores));
  }

  @Override
  public void run(int storage, int store, Runnable body) {
    restoring(storage, Names.store(store), body);
  }

  @Override
  public void scope(int storage, int store, Runnable body) {
    restoring(storage, Names.store(store), body);
  }

  @Override
  public void exit(int storage, Runnable body) {
    restoring(storage, Names.UNBOUND, body);
  }

  @Override
  public void runBoth(int storage, int store, int otherStorage, int otherStore, Runnable body) {
    run(storage, store, () -> run(otherStorage, otherStore, body));
  }

  @Override
  public void enter(int storage, int store) {
    now = now.with(storage, Names.store(store));
  }

  @Override
  public void take(int snapshot) {
    snapshots.put(snapshot, new Context(now.stores, false));
  }

  @Override
  public void use(int snapshot, SnapshotUse how, Runnable body) {
    within(snapshots.getOrDefault(snapshot, EMPTY), body);
  }

  @Override
  public void suppressFlow(Runnable body) {
    boolean before = now.isSuppressed;
    now = new Context(now.stores, true);
    try {
      body.run();
    } finally {
      now = new Context(now.stores, before);
    }
  }

  @Override
  public void handOver(Hop hop, Runnable task) {
    boolean isBound = hop.boundTo() != Hop.UNBOUND;
    asTask(isBound ? snapshots.getOrDefault(hop.boundTo(), EMPTY) : captured(), task);
  }

  @Override
  public void share(Hop hop, int task, int storage, int store, int otherStore) {
    List<List<String>> each = new ArrayList<>();
    run(storage, store, () -> each.add(captured().stores));
    asTask(captured(), () -> run(storage, otherStore, () -> each.add(captured().stores)));
    if (hop.kind().has(Limit.SHARED_TASKS_START_EMPTY)) {
      each.addAll(List.of(EMPTY.stores, EMPTY.stores));
    }
    expected.put(task, each);
  }

  @Override
  public void chain(List<Step.Link> links) {
    for (Step.Link link : links) {
      run(link.storage(), link.store(), () -> asTask(captured(), () -> link.task().perform(this)));
    }
  }

  @Override
  public void cancel(int task, Cancellation how) {
    asTask(captured(), () -> look(task));
  }

  @Override
  public void endRound() {
    now = now.with(PASSING, Names.UNBOUND);
    snapshots.replaceAll((number, context) -> context.with(PASSING, Names.UNBOUND));
  }

  private void restoring(int storage, String store, Runnable body) {
    String before = now.stores.get(storage);
    now = now.with(storage, store);
    try {
      body.run();
    } finally {
      now = now.with(storage, before);
    }
  }

  private Context captured() {
    return now.isSuppressed ? EMPTY : now;
  }

  private void asTask(Context context, Runnable task) {
    try {
      within(context, task);
    } catch (Planned e) {
      // What a task throws does not reach who handed it over.
    }
  }

  private void within(Context context, Runnable body) {
    Context before = now;
    now = context;
    try {
      body.run();
    } finally {
      now = before;
    }
  }
}
