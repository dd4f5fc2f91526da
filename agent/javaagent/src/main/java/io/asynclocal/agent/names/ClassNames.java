package io.asynclocal.agent.names;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of the classes that are rewritten by their names: one look-up for each class that
 * loads.
 *
 * <p>A library's class is found also where a build put a copy into a package of its own: {@code
 * shaded/com/example/Timer} is {@code com/example/Timer}. All that a start has of this is one array
 * and one text, and a look-up takes a few characters at the end of a name: a map of three hundred
 * strings, each with its hash, would cost a start milliseconds, as nothing is compiled yet.
 */
public final class ClassNames {

  private static final int CHAINS = 512;

  /** All names, those of the JDK's classes first. */
  private final String text;

  private final int count;
  private final int countOfJdk;

  /**
   * The first name of each chain, then for each name the next one in its chain (from one; zero ends
   * a chain), then where in the text each name begins and, behind the last one, the end.
   */
  private final int[] table;

  private ClassNames(String text, int count, int countOfJdk, int[] table) {
    this.text = text;
    this.count = count;
    this.countOfJdk = countOfJdk;
    this.table = table;
  }

  /**
   * Makes the look-up.
   *
   * @param names of classes, with slashes, and whether they are the JDK's
   */
  public static ClassNames of(Map<String, Boolean> names) {
    List<String> sorted = new ArrayList<>();
    addThose(true, names, sorted);
    int countOfJdk = sorted.size();
    addThose(false, names, sorted);
    int count = sorted.size();
    int[] table = new int[length(count)];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String name = sorted.get(i);
      table[CHAINS + count + i] = text.length();
      text.append(name);
      int chain = chainOf(name);
      table[CHAINS + i] = table[chain];
      table[chain] = i + 1;
    }
    table[CHAINS + 2 * count] = text.length();
    return new ClassNames(text.toString(), count, countOfJdk, table);
  }

  private static void addThose(boolean ofJdk, Map<String, Boolean> names, List<String> to) {
    for (Map.Entry<String, Boolean> name : names.entrySet()) {
      if (name.getValue() == ofJdk) {
        to.add(name.getKey());
      }
    }
  }

  /**
   * Reads what {@link #writeTo} wrote, and fails where it is something else.
   *
   * @param in is left behind it
   */
  public static ClassNames readFrom(ByteBuffer in) {
    int count = in.getInt();
    int countOfJdk = in.getInt();
    byte[] text = new byte[in.getInt()];
    in.get(text);
    int[] table = new int[length(count)];
    in.asIntBuffer().get(table);
    in.position(in.position() + Integer.BYTES * table.length);
    return new ClassNames(new String(text, StandardCharsets.ISO_8859_1), count, countOfJdk, table);
  }

  /** The size of what {@link #writeTo} writes, in bytes. */
  public int size() {
    return 3 * Integer.BYTES + text.length() + Integer.BYTES * table.length;
  }

  /** Writes all of it. */
  public void writeTo(ByteBuffer out) {
    out.putInt(count).putInt(countOfJdk).putInt(text.length());
    out.put(text.getBytes(StandardCharsets.ISO_8859_1));
    out.asIntBuffer().put(table);
    out.position(out.position() + Integer.BYTES * table.length);
  }

  /** Whether a class of the JDK's is rewritten; by its name, with slashes or dots. */
  public boolean isOfJdk(String name) {
    for (int i = table[chainOf(name)]; i != 0; i = next(i)) {
      if (i <= countOfJdk && name.length() == end(i) - start(i) && isAt(start(i), name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int start, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (text.charAt(start + i) != slashed(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The name that a class has in the library itself; null for the class of no known library. */
  public @Nullable String original(String name) {
    for (int i = table[chainOf(name)]; i != 0; i = next(i)) {
      int length = end(i) - start(i);
      int packages = name.length() - length;
      if (i > countOfJdk
          && (packages == 0 || (packages > 0 && name.charAt(packages - 1) == '/'))
          && name.regionMatches(packages, text, start(i), length)) {
        return text.substring(start(i), end(i));
      }
    }
    return null;
  }

  private int next(int i) {
    return table[CHAINS + i - 1];
  }

  private int start(int i) {
    return table[CHAINS + count + i - 1];
  }

  private int end(int i) {
    return table[CHAINS + count + i];
  }

  private static int length(int count) {
    return CHAINS + 2 * count + 1;
  }

  /** Of the end alone, as a relocated class has another beginning. */
  private static int chainOf(String name) {
    int length = name.length();
    return length < 6
        ? 0
        : (slashed(name.charAt(length - 1))
                + 5 * slashed(name.charAt(length - 3))
                + 37 * slashed(name.charAt(length - 6)))
            & (CHAINS - 1);
  }

  private static char slashed(char c) {
    return c == '.' ? '/' : c;
  }
}
