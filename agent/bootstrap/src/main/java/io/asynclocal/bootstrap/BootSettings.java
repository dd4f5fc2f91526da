package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/** What the agent tells the hooks before the first of them runs. */
public final class BootSettings {

  /** The thread local of an API copy that was there before the agent; null for a new one. */
  public static @Nullable ThreadLocal<@Nullable Object @Nullable []> adoptedCell;

  /** The version of the agent. */
  public static String version = "unknown";

  /** Whether the program ran before the agent came, so that hand-overs are under way unseen. */
  public static boolean late;

  /** Whether contexts always ride in the side table, as if no class could gain a field. */
  public static boolean sideTableForced;

  /** Which classes are left alone; null where none is. */
  public static @Nullable Exclusion exclusion;

  /**
   * Whether any class may be left alone: the user named some, or one of a library was loaded that
   * may do work of nobody's. Until then nobody asks.
   */
  public static boolean excluding;

  /** Who makes the values of holders travel; null where nothing is carried. */
  public static volatile @Nullable Holders holders;

  private BootSettings() {}

  /** Says which executors, tasks and threads are left alone. */
  public interface Exclusion {
    /**
     * Whether a class is left alone; called on any thread, once for each class.
     *
     * @param type the class of an executor, a task or a thread
     */
    boolean excludes(Class<?> type);

    /** Whether the tasks or threads of a class are a library's own and belong to nobody. */
    boolean isNobodys(Class<?> type);
  }

  /** Learns of the program's classes that hold values in thread locals. */
  public interface Holders {
    /** A holder can be asked for its value; called on any thread, perhaps more than once. */
    void ready(Class<?> holder);

    /** Whether the values of a library's holders travel, by its name in the option. */
    boolean areCarried(String name);

    /** A holder threw, which the program does not notice; called on any thread, often. */
    void failed(ThreadValue holder, Throwable failure);
  }
}
