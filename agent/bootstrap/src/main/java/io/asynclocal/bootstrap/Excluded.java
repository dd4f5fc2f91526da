package io.asynclocal.bootstrap;

import io.asynclocal.bootstrap.BootSettings.Exclusion;
import org.jspecify.annotations.Nullable;

/**
 * Which executors, tasks and threads are left alone: by the user's wish, or because they are a
 * library's own and belong to nobody. Tasks and threads start with no context then.
 */
final class Excluded {

  private static final @Nullable Exclusion RULE = BootSettings.exclusion;

  /** The answer for each class, asked once. */
  private static final class Answers extends ClassValue<Boolean> {
    private final Exclusion rule;
    private final boolean ofExecutors;

    Answers(Exclusion rule, boolean ofExecutors) {
      this.rule = rule;
      this.ofExecutors = ofExecutors;
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
      boolean excluded = rule.excludes(type) || (!ofExecutors && rule.isNobodys(type));
      return excluded ? Boolean.TRUE : Boolean.FALSE;
    }
  }

  private static final @Nullable Answers OF_TASKS = RULE == null ? null : new Answers(RULE, false);
  private static final @Nullable Answers OF_EXECUTORS =
      RULE == null ? null : new Answers(RULE, true);

  private Excluded() {}

  /** Whether anything is. */
  static boolean any() {
    return BootSettings.excluding;
  }

  /** Whether a task, a callback or a thread starts with no context. */
  static boolean is(@Nullable Object task) {
    return BootSettings.excluding
        && OF_TASKS != null
        && task != null
        && OF_TASKS.get(task.getClass());
  }

  /** Whether all tasks of an executor do. */
  static boolean isExecutor(Object executor) {
    return BootSettings.excluding && OF_EXECUTORS != null && OF_EXECUTORS.get(executor.getClass());
  }
}
