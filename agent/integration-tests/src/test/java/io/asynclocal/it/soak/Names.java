package io.asynclocal.it.soak;

import java.util.ArrayList;
import java.util.List;

/** Numbers as a person reads them. */
final class Names {

  static final String UNBOUND = "-";
  static final String NULL = "null";

  private static final List<String> STORAGES =
      List.of("user", "tenant", "locale", "watched", "passing");

  private Names() {}

  static String storage(int storage) {
    return STORAGES.get(storage);
  }

  static String store(int store) {
    return store == 0 ? NULL : "#" + store;
  }

  static String binding(int storage, int store) {
    return storage(storage) + "=" + store(store);
  }

  /** What is bound, of a store for each storage. */
  static String context(List<String> stores) {
    List<String> bound = new ArrayList<>();
    for (int i = 0; i < stores.size(); i++) {
      if (!stores.get(i).equals(UNBOUND)) {
        bound.add(storage(i) + "=" + stores.get(i));
      }
    }
    return bound.isEmpty() ? "nothing" : String.join(", ", bound);
  }
}
