package io.asynclocal.agent.holders;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the user wants to travel beside the contexts. */
public final class Carry {

  final Set<String> names = new LinkedHashSet<>();
  final List<HolderField> fields = new ArrayList<>();

  /** A library's holders by their name, one of {@link KnownHolders#names}. */
  public void add(String name) {
    names.add(name);
  }

  /** A static field of the program. */
  public void add(HolderField field) {
    fields.add(field);
  }

  /** All of it, as the user would write it. */
  public List<String> entries() {
    List<String> entries = new ArrayList<>(names);
    for (HolderField field : fields) {
      entries.add(field.toString());
    }
    return entries;
  }
}
