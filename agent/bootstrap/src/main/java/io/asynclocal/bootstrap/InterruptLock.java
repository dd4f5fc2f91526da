package io.asynclocal.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The lock for interrupts that every {@code Thread} makes for itself, with room for the context of
 * that thread: the rewritten constructors make one of these where they made a plain {@code Object},
 * and the reference takes bytes that were padding.
 */
public final class InterruptLock {

  @Nullable Object @Nullable [] slots;
}
