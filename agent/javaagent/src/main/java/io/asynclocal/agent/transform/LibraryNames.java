package io.asynclocal.agent.transform;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of libraries' classes, to be found also where a build put a copy into a package of its
 * own: {@code shaded/com/example/Timer} is {@code com/example/Timer}. One look-up for each class.
 */
public final class LibraryNames {

  private final Map<String, Entry> bySimpleName = new HashMap<>();

  private static final class Entry {
    final String name;
    final @Nullable Entry next;

    Entry(String name, @Nullable Entry next) {
      this.name = name;
      this.next = next;
    }
  }

  /**
   * Makes the look-up.
   *
   * @param names of classes, with slashes, and whether they are the JDK's
   */
  public LibraryNames(Map<String, Boolean> names) {
    for (Map.Entry<String, Boolean> entry : names.entrySet()) {
      if (!entry.getValue()) {
        String key = simpleName(entry.getKey());
        bySimpleName.put(key, new Entry(entry.getKey(), bySimpleName.get(key)));
      }
    }
  }

  /** The name that a class has in the library itself; null for the class of no known library. */
  public @Nullable String original(String name) {
    for (Entry e = bySimpleName.get(simpleName(name)); e != null; e = e.next) {
      if (name.equals(e.name) || name.endsWith("/" + e.name)) {
        return e.name;
      }
    }
    return null;
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
