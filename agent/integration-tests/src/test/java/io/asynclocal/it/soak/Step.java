package io.asynclocal.it.soak;

import io.asynclocal.it.soak.World.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One thing that a task does. After each the task looks again. */
sealed interface Step {

  /** The number of the look that follows. */
  int at();

  void perform(World world);

  /** The numbers of the tasks that it hands over. */
  default List<Integer> tasks() {
    return List.of();
  }

  /** The steps inside, those of each task for themselves. */
  default List<List<Step>> bodies() {
    return List.of();
  }

  /** The same with another body. */
  default Step with(int body, List<Step> steps) {
    throw new IllegalArgumentException("no body in " + this);
  }

  /** The steps of all bodies. */
  default List<Step> inside() {
    return bodies().stream().flatMap(List::stream).toList();
  }

  static void performAll(List<Step> steps, World world) {
    for (Step step : steps) {
      step.perform(world);
      world.look(step.at());
    }
  }

  /** Changes the context for what is inside; that may throw. */
  record Block(int at, Change change, List<Step> steps, boolean fails) implements Step {

    @Override
    public void perform(World world) {
      Runnable body =
          () -> {
            performAll(steps, world);
            if (fails) {
              throw new Planned();
            }
          };
      try {
        change.around(world, body);
      } catch (Planned e) {
        // On purpose: the context must be back all the same.
      }
    }

    @Override
    public List<List<Step>> bodies() {
      return List.of(steps);
    }

    @Override
    public Step with(int body, List<Step> other) {
      return new Block(at, change, other, fails);
    }

    @Override
    public String toString() {
      return change + (fails ? ", throws" : "");
    }
  }

  record Enter(int at, int storage, int store) implements Step {
    @Override
    public void perform(World world) {
      world.enter(storage, store);
    }

    @Override
    public String toString() {
      return "enterWith " + Names.binding(storage, store);
    }
  }

  record Take(int at, int snapshot) implements Step {
    @Override
    public void perform(World world) {
      world.take(snapshot);
    }

    @Override
    public String toString() {
      return "take snapshot " + snapshot;
    }
  }

  record HandOver(Hop hop, Node task) implements Step {
    @Override
    public int at() {
      return hop.at();
    }

    @Override
    public void perform(World world) {
      world.handOver(hop, () -> task.perform(world));
    }

    @Override
    public List<Integer> tasks() {
      return List.of(task.at());
    }

    @Override
    public List<List<Step>> bodies() {
      return List.of(task.steps());
    }

    @Override
    public Step with(int body, List<Step> other) {
      return new HandOver(hop, task.with(other));
    }

    @Override
    public String toString() {
      return hop + " -> " + task;
    }
  }

  record Share(Hop hop, int task, int storage, int store, int otherStore) implements Step {
    @Override
    public int at() {
      return hop.at();
    }

    @Override
    public void perform(World world) {
      world.share(hop, task, storage, store, otherStore);
    }

    @Override
    public List<Integer> tasks() {
      return List.of(task);
    }

    @Override
    public String toString() {
      return hop
          + " one object with "
          + Names.binding(storage, store)
          + " and, on a new thread, with "
          + Names.binding(storage, otherStore)
          + " -> task "
          + task;
    }
  }

  /** A task that is registered with a store. */
  record Link(int storage, int store, Node task) {}

  record Chain(int at, List<Link> links) implements Step {
    Chain with(Link only) {
      return new Chain(at, List.of(only));
    }

    @Override
    public void perform(World world) {
      world.chain(links);
    }

    @Override
    public List<Integer> tasks() {
      return links.stream().map(link -> link.task.at()).toList();
    }

    @Override
    public List<List<Step>> bodies() {
      return links.stream().map(link -> link.task.steps()).toList();
    }

    @Override
    public Step with(int body, List<Step> other) {
      List<Link> changed = new ArrayList<>(links);
      Link link = links.get(body);
      changed.set(body, new Link(link.storage, link.store, link.task.with(other)));
      return new Chain(at, changed);
    }

    @Override
    public String toString() {
      Stream<String> texts =
          links.stream().map(link -> Names.binding(link.storage, link.store) + " -> " + link.task);
      return "chain of futures with " + String.join(", ", texts.toList());
    }
  }

  record Cancel(int at, Cancellation how, int task) implements Step {
    @Override
    public void perform(World world) {
      world.cancel(task, how);
    }

    @Override
    public List<Integer> tasks() {
      return List.of(task);
    }

    @Override
    public String toString() {
      return "cancel " + how + " -> task " + task;
    }
  }
}
