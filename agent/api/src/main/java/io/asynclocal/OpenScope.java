package io.asynclocal;

import io.asynclocal.Diagnostics.Misuse;
import org.jspecify.annotations.Nullable;

/**
 * A scope that is open on one thread.
 *
 * <p>While it is open the frame binds a token of it, beside what the scope is about, and each token
 * knows the one that it covers. So a close can tell whether it is the innermost of its kind (as it
 * should be), further out (out of order), or not of this context at all: then the task that opened
 * it is over, and touching the frame would put one task's store into another. Tokens hold no
 * stores, as captured frames keep them.
 */
abstract class OpenScope implements Scope {

  private final @Nullable Object[] thread;
  private final Object tokenKey;
  private final String subject;
  private final Token token;
  private @Nullable Object @Nullable [] before;
  private @Nullable Object @Nullable [] inside;

  /** Which scope of a kind is the innermost one. */
  private static final class Token {
    final @Nullable Token covered;
    volatile boolean closed;

    Token(@Nullable Token covered) {
      this.covered = covered;
    }
  }

  /**
   * Installs a frame on the current thread.
   *
   * @param tokenKey stands for all scopes that must be closed in order
   * @param subject what the scope is about, for messages
   */
  OpenScope(Object tokenKey, String subject) {
    this.thread = CurrentContext.thread();
    this.tokenKey = tokenKey;
    this.subject = subject;
    this.before = CurrentContext.frame(thread);
    this.token = new Token(tokenIn(before, tokenKey));
  }

  /** Makes a frame current for as long as the scope is open. */
  final Scope open(@Nullable Object @Nullable [] frame) {
    inside = Frames.with(frame, tokenKey, token);
    change(before, inside);
    return this;
  }

  /** What the current frame becomes where the scope is no longer the last thing that changed it. */
  abstract @Nullable Object @Nullable [] undo(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before);

  /** Tells listeners that the frame was set. */
  abstract void notifyListeners(
      @Nullable Object @Nullable [] previous, @Nullable Object @Nullable [] current);

  @Override
  public final void close() {
    if (token.closed) {
      return;
    }
    if (CurrentContext.thread() != thread) {
      Diagnostics.misuse(Misuse.FOREIGN_THREAD, subject);
      return;
    }
    @Nullable Object[] now = CurrentContext.frame(thread);
    @Nullable Object[] outer = before;
    Misuse misuse = null;
    if (now == inside) {
      change(now, outer);
    } else if (!isAmong(tokenIn(now, tokenKey))) {
      misuse = Misuse.OVER;
    } else if (innermostOpen(now, tokenKey) == token) {
      change(now, Frames.restored(undo(now, outer), tokenKey, outer));
    } else {
      misuse = Misuse.OUT_OF_ORDER;
      // The tokens stay, so that the scopes inside can still restore what they had saved.
      change(now, Frames.with(undo(now, outer), tokenKey, tokenIn(now, tokenKey)));
    }
    token.closed = true;
    before = null;
    inside = null;
    if (misuse != null) {
      Diagnostics.misuse(misuse, subject);
    }
  }

  /** Whether a frame has an open scope of a kind that the frame before did not have. */
  static boolean leftOpen(
      @Nullable Object @Nullable [] now, @Nullable Object @Nullable [] before, Object tokenKey) {
    Token innermost = innermostOpen(now, tokenKey);
    return innermost != null && innermost != innermostOpen(before, tokenKey);
  }

  private void change(
      @Nullable Object @Nullable [] previous, @Nullable Object @Nullable [] current) {
    CurrentContext.set(thread, current);
    notifyListeners(previous, current);
  }

  private boolean isAmong(@Nullable Token innermost) {
    Token candidate = innermost;
    while (candidate != null && candidate != token) {
      candidate = candidate.covered;
    }
    return candidate == token;
  }

  private static @Nullable Token innermostOpen(
      @Nullable Object @Nullable [] frame, Object tokenKey) {
    Token candidate = tokenIn(frame, tokenKey);
    while (candidate != null && candidate.closed) {
      candidate = candidate.covered;
    }
    return candidate;
  }

  private static @Nullable Token tokenIn(@Nullable Object @Nullable [] frame, Object tokenKey) {
    return Frames.get(frame, tokenKey) instanceof Token found ? found : null;
  }
}
