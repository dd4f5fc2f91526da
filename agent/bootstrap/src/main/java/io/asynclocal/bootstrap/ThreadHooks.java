package io.asynclocal.bootstrap;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Thread.start} calls: a new thread begins with the context of its start, unless it is
 * a worker that serves whoever comes.
 */
public final class ThreadHooks {

  /** In the scratch space of a thread while an executor on it may start threads of its own. */
  private static final Object OWN_THREADS = new Hop.Marker("threads started now are workers");

  private static final Object NOTHING = new Hop.Marker("nothing");

  /** In the scratch space of a new thread whose listeners have not been told of its context. */
  private static final Object UNANNOUNCED = new Hop.Marker("context not announced");

  /** Whether any thread was ever started with listeners; most programs have none. */
  private static volatile boolean listened;

  private ThreadHooks() {}

  /**
   * The slots that a thread which is about to start begins with.
   *
   * @return null for a thread that begins with no context
   */
  public static @Nullable Object @Nullable [] slotsOf(Thread thread) {
    @Nullable Object[] slots = CurrentContext.CELL.get();
    if (slots == null || slots[CurrentContext.SCRATCH] == OWN_THREADS) {
      return null;
    }
    Object context = Hop.captured(slots);
    if (context == Hop.EMPTY
        || thread.isAlive()
        || beginsEmpty(thread)
        || (Excluded.any() && isLeftAlone(thread))) {
      return null;
    }
    @Nullable Object[] begins = CurrentContext.slots(context);
    if (Frame.hasListeners((@Nullable Object[]) context)) {
      begins[CurrentContext.SCRATCH] = UNANNOUNCED;
      listened = true;
    }
    return begins;
  }

  /** A thread was made for a task; one that is left alone is so when it starts. */
  public static void made(Thread thread, @Nullable Runnable task) {
    if (Excluded.is(task)) {
      Carriage.attach(thread, Hop.EMPTY);
    }
  }

  private static boolean isLeftAlone(Thread thread) {
    return Excluded.is(thread) || Carriage.detach(thread) != null;
  }

  /** The current thread runs its task: the first moment at which listeners can be told. */
  public static void begun() {
    if (!listened) {
      return;
    }
    @Nullable Object[] slots = CurrentContext.CELL.get();
    if (slots != null && slots[CurrentContext.SCRATCH] == UNANNOUNCED) {
      slots[CurrentContext.SCRATCH] = null;
      Frame.notifyListeners(null, (@Nullable Object[]) slots[CurrentContext.FRAME]);
    }
  }

  /** Stands for {@code ThreadLocal.createMap}, which the rewritten class can call and we cannot. */
  @SuppressWarnings("DoNotCallSuggester") // the call is replaced as the advice is inlined
  public static void createMap(ThreadLocal<?> cell, Thread thread, Object slots) {
    throw new IllegalStateException("the call of createMap was not replaced");
  }

  /** The thread could not be started, so it keeps nothing for a later start. */
  public static void failed(@Nullable Object @Nullable [] slots) {
    if (slots != null) {
      slots[CurrentContext.FRAME] = null;
    }
  }

  /** From here on the current thread starts threads that begin empty. */
  static Object ownThreads() {
    @Nullable Object[] slots = CurrentContext.slots();
    Object before = slots[CurrentContext.SCRATCH];
    slots[CurrentContext.SCRATCH] = OWN_THREADS;
    return before == null ? NOTHING : before;
  }

  static void endOfOwnThreads(@Nullable Object before) {
    if (before != null) {
      CurrentContext.slots()[CurrentContext.SCRATCH] = before == NOTHING ? null : before;
    }
  }

  /**
   * Fork/join workers, the threads that the JDK has for itself, as timers, cleaners and selectors,
   * and those of class initializers; virtual threads are too cheap to look for the last.
   */
  private static boolean beginsEmpty(Thread thread) {
    Class<?> type = thread.getClass();
    if (type == Thread.class) {
      return Initializers.areRunning();
    }
    if (thread instanceof ForkJoinWorkerThread) {
      return true;
    }
    if (!OwnWorkHooks.isOfJdk(type)) {
      return Initializers.areRunning();
    }
    String name = type.getName();
    return !name.equals("java.lang.VirtualThread")
        && !name.equals("java.lang.ThreadBuilders$BoundVirtualThread");
  }
}
