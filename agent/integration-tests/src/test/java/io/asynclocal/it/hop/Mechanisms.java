package io.asynclocal.it.hop;

import io.asynclocal.AsyncLocalStorage;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** All kinds of all mechanisms: whatever a subclass of {@link HopContract} names is among them. */
public final class Mechanisms {

  /** The kinds of one subclass, under its name. */
  public record Family(String name, List<Mechanism.Kind> kinds) {}

  private Mechanisms() {}

  /** In an order that stays the same, as programs are generated from a seed. */
  public static List<Family> families() {
    List<Family> families = new ArrayList<>();
    ReflectionSupport.findAllClassesInPackage(
            HopContract.class.getPackageName(),
            type -> HopContract.class.isAssignableFrom(type) && type != HopContract.class,
            name -> name.endsWith("IT"))
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .forEach(type -> families.add(family(type)));
    return families;
  }

  /**
   * A storage that some mechanisms bind on threads of their own, to a store that no task may see.
   */
  public static AsyncLocalStorage<Object> user() {
    return HopContract.USER;
  }

  @SuppressWarnings("unchecked") // as HopContract prescribes
  private static Family family(Class<?> type) {
    try {
      Method method = type.getDeclaredMethod("mechanisms");
      method.setAccessible(true);
      return new Family(
          type.getSimpleName().replaceFirst("IT$", ""),
          ((Stream<Mechanism.Kind>) method.invoke(null)).toList());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " names no mechanisms", e);
    }
  }
}
