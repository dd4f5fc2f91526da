package io.asynclocal.agent;

import java.util.ArrayList;
import java.util.List;

/** Names of classes and packages, in which {@code *} stands for any run of characters. */
final class ClassPatterns {

  private final List<String> patterns = new ArrayList<>();

  /**
   * Reads a list.
   *
   * @param text patterns with {@code :} between them; empty for none
   * @throws OptionError where an entry is no name
   */
  static ClassPatterns parse(String text) throws OptionError {
    ClassPatterns result = new ClassPatterns();
    int from = 0;
    while (!text.isEmpty() && from <= text.length()) {
      int colon = text.indexOf(':', from);
      int to = colon < 0 ? text.length() : colon;
      result.patterns.add(checked(text.substring(from, to)));
      from = to + 1;
    }
    return result;
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  boolean matches(String className) {
    for (String pattern : patterns) {
      if (matches(pattern, 0, className, 0)) {
        return true;
      }
    }
    return false;
  }

  private static String checked(String pattern) throws OptionError {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '*' && c != '.' && !Character.isJavaIdentifierPart(c)) {
        throw new OptionError("'" + pattern + "' is not the name of a class or package");
      }
    }
    if (pattern.isEmpty()) {
      throw new OptionError("an entry is empty");
    }
    return pattern;
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    for (; p < pattern.length(); p++, n++) {
      if (pattern.charAt(p) == '*') {
        for (int rest = n; rest <= name.length(); rest++) {
          if (matches(pattern, p + 1, name, rest)) {
            return true;
          }
        }
        return false;
      }
      if (n == name.length() || pattern.charAt(p) != name.charAt(n)) {
        return false;
      }
    }
    return n == name.length();
  }
}
