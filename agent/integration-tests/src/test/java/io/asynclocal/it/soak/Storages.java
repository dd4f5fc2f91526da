package io.asynclocal.it.soak;

import io.asynclocal.AsyncLocalStorage;
import io.asynclocal.it.hop.Mechanisms;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The storages of one performance of a program, and the stores that went into them. */
final class Storages {

  private static final AtomicLong RUNS = new AtomicLong();
  private static final String DEFAULT = "the default";

  private final long run = RUNS.incrementAndGet();
  private final List<AsyncLocalStorage<Object>> all = new ArrayList<>();
  private final ThreadLocal<Object> mirror = new ThreadLocal<>();
  private final List<Made> made = Collections.synchronizedList(new ArrayList<>());

  /** A store by its number; the object is gone once nobody keeps it. */
  record Made(int number, WeakReference<Store> store) {}

  Storages() {
    all.add(Mechanisms.user());
    all.add(AsyncLocalStorage.create());
    all.add(AsyncLocalStorage.<Object>builder().defaultValue(DEFAULT).build());
    all.add(
        AsyncLocalStorage.<Object>builder()
            .onChange((previous, current, contextSwitch) -> mirror.set(current))
            .build());
    all.add(AsyncLocalStorage.create());
  }

  AsyncLocalStorage<Object> get(int storage) {
    return all.get(storage);
  }

  /** A new object for a number; null for 0. */
  Object store(int number) {
    if (number == 0) {
      return null;
    }
    Store store = new Store(run, number);
    made.add(new Made(number, new WeakReference<>(store)));
    return store;
  }

  List<Made> made() {
    return made;
  }

  /** What the listener missed, on a thread whose begin it is not told of. */
  void catchUp() {
    mirror.set(all.get(World.WITH_LISTENER).getStore());
  }

  /** The name of each storage's store, as they are now. */
  List<String> look() {
    List<String> stores = new ArrayList<>();
    for (int i = 0; i < World.STORAGES; i++) {
      stores.add(nameOf(i));
    }
    return stores;
  }

  private String nameOf(int storage) {
    Object store = all.get(storage).getStore();
    String name = all.get(storage).isBound() ? nameOf(store) : nameOfUnbound(storage, store);
    return storage == World.WITH_LISTENER && mirror.get() != store
        ? name + " (and its listener was told " + nameOf(mirror.get()) + ")"
        : name;
  }

  private String nameOf(Object store) {
    return store instanceof Store ours ? ours.nameIn(run) : String.valueOf(store);
  }

  private String nameOfUnbound(int storage, Object store) {
    return store == (storage == World.WITH_DEFAULT ? DEFAULT : null)
        ? Names.UNBOUND
        : "unbound, with " + nameOf(store);
  }
}
