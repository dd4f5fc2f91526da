package io.asynclocal.it.soak;

/** A change of the context that is undone after its body. */
sealed interface Change {

  void around(World world, Runnable body);

  record Run(int storage, int store) implements Change {
    @Override
    public void around(World world, Runnable body) {
      world.run(storage, store, body);
    }

    @Override
    public String toString() {
      return "run " + Names.binding(storage, store);
    }
  }

  record Scoped(int storage, int store) implements Change {
    @Override
    public void around(World world, Runnable body) {
      world.scope(storage, store, body);
    }

    @Override
    public String toString() {
      return "withScope " + Names.binding(storage, store);
    }
  }

  record Exit(int storage) implements Change {
    @Override
    public void around(World world, Runnable body) {
      world.exit(storage, body);
    }

    @Override
    public String toString() {
      return "exit " + Names.storage(storage);
    }
  }

  record Both(int storage, int store, int otherStorage, int otherStore) implements Change {
    @Override
    public void around(World world, Runnable body) {
      world.runBoth(storage, store, otherStorage, otherStore, body);
    }

    @Override
    public String toString() {
      return "run "
          + Names.binding(storage, store)
          + " and "
          + Names.binding(otherStorage, otherStore);
    }
  }

  record Use(int snapshot, SnapshotUse how) implements Change {
    @Override
    public void around(World world, Runnable body) {
      world.use(snapshot, how, body);
    }

    @Override
    public String toString() {
      return "snapshot " + snapshot + ", " + how;
    }
  }

  record Suppress() implements Change {
    @Override
    public void around(World world, Runnable body) {
      world.suppressFlow(body);
    }

    @Override
    public String toString() {
      return "suppressFlow";
    }
  }
}
