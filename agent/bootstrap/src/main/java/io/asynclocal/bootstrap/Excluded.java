package io.asynclocal.bootstrap;

import io.asynclocal.bootstrap.BootSettings.Exclusion;
import org.jspecify.annotations.Nullable;

/** Which executors, tasks and threads are to be left alone: they start with no context. */
final class Excluded {

  private static final @Nullable Exclusion RULE = BootSettings.exclusion;

  /** The answer for each class, asked once. */
  private static final class Answers extends ClassValue<Boolean> {
    private final Exclusion rule;

    Answers(Exclusion rule) {
      this.rule = rule;
    }

    @Override
    protected Boolean computeValue(Class<?> type) {
      return rule.excludes(type) ? Boolean.TRUE : Boolean.FALSE;
    }
  }

  private static final @Nullable Answers ANSWERS = RULE == null ? null : new Answers(RULE);

  private Excluded() {}

  /** Whether anything is; the JIT drops what depends on it. */
  static boolean any() {
    return ANSWERS != null;
  }

  static boolean is(@Nullable Object object) {
    return ANSWERS != null && object != null && ANSWERS.get(object.getClass());
  }
}
