package io.asynclocal.agent;

import io.asynclocal.agent.holders.Carry;
import io.asynclocal.agent.holders.HolderField;
import io.asynclocal.agent.holders.KnownHolders;
import java.util.ArrayList;
import java.util.List;

/** Reads the lists of the options {@code carry} and {@code carry-copy}. */
final class CarryOption {

  private static final String AUTO = "auto";
  private static final String NONE = "none";

  private CarryOption() {}

  /**
   * Reads both lists.
   *
   * @param carried names and fields with {@code :} between them
   * @param copied fields; empty for none
   * @throws OptionError where an entry is neither, or must not be carried
   */
  static Carry parse(String carried, String copied) throws OptionError {
    Carry carry = new Carry();
    String[] entries = entries("carry", carried);
    for (String entry : entries) {
      if (entry.indexOf('#') >= 0) {
        carry.add(field("carry", entry, false));
      } else if (entry.equals(AUTO)) {
        for (String name : KnownHolders.byDefault()) {
          carry.add(name);
        }
      } else if (!entry.equals(NONE)) {
        carry.add(known(entry));
      } else if (entries.length > 1) {
        throw new OptionError("option carry: none stands alone");
      }
    }
    for (String entry : copied.isEmpty() ? new String[0] : entries("carry-copy", copied)) {
      carry.add(field("carry-copy", entry, true));
    }
    return carry;
  }

  private static String[] entries(String option, String text) throws OptionError {
    List<String> entries = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int colon = text.indexOf(':', from);
      int to = colon < 0 ? text.length() : colon;
      if (to == from) {
        throw new OptionError("option " + option + ": an entry is empty");
      }
      entries.add(text.substring(from, to));
      from = to + 1;
    }
    return entries.toArray(new String[0]);
  }

  private static String known(String name) throws OptionError {
    String[] names = KnownHolders.names();
    String[] allowed = new String[names.length + 2];
    allowed[0] = AUTO;
    allowed[1] = NONE;
    System.arraycopy(names, 0, allowed, 2, names.length);
    for (String one : names) {
      if (one.equals(name)) {
        return name;
      }
    }
    throw new OptionError(
        "option carry: '"
            + name
            + "' is unknown; "
            + OptionError.meant(name, allowed)
            + " or a field as com.example.Users#CURRENT");
  }

  private static HolderField field(String option, String entry, boolean isCopied)
      throws OptionError {
    int hash = entry.indexOf('#');
    String className = hash < 0 ? "" : entry.substring(0, hash);
    String field = entry.substring(hash + 1);
    if (!isName(className, true) || !isName(field, false)) {
      throw new OptionError(
          "option "
              + option
              + ": '"
              + entry
              + "' is not a static field, as in com.example.Users#CURRENT");
    }
    String never = NeverCarried.reason(className);
    if (never != null) {
      throw new OptionError("option " + option + ": '" + entry + "' never travels: " + never);
    }
    return new HolderField(className, field, isCopied);
  }

  private static boolean isName(String name, boolean isQualified) {
    boolean starts = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (starts ? !Character.isJavaIdentifierStart(c) : !isPart(c, isQualified)) {
        return false;
      }
      starts = c == '.';
    }
    return !starts;
  }

  private static boolean isPart(char c, boolean isQualified) {
    return Character.isJavaIdentifierPart(c) || (isQualified && c == '.');
  }
}
