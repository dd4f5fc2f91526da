package io.asynclocal;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that follows the work: what {@link #run} sets is what {@link #getStore} returns in the
 * callback and in everything that the callback starts, on whatever thread it ends up.
 *
 * <pre>{@code
 * static final AsyncLocalStorage<User> AUTH = AsyncLocalStorage.create();
 *
 * AUTH.run(user, () -> executor.execute(() -> log(AUTH.getStore())));   // logs that user
 * }</pre>
 *
 * <p>The store is shared by reference, never copied. It may be null, and bound to null is not the
 * same as unbound ({@link #isBound}). An instance is made once and kept in a static final field;
 * holding it is the permission to read it, as there is no way to list storages.
 *
 * <p>All methods may be called from any thread, platform or virtual, and act on the calling one. On
 * one thread everything works in any JVM. Across threads a store travels by hand ({@link #bind},
 * {@link #snapshot}, {@link #propagating}) or, with {@code -javaagent:asynclocal-agent.jar}, by
 * itself; {@link Agent#isActive} tells.
 *
 * @param <T> the type of the store
 * @since 0.1
 */
public final class AsyncLocalStorage<T extends @Nullable Object> {

  /** How this storage stands in frames. */
  final Binding<T> binding;

  private final @Nullable String name;

  private AsyncLocalStorage(Builder<T> builder) {
    this.name = builder.name;
    this.binding = new Binding<>(this, builder.defaultValue, builder.listener);
  }

  /** Makes a storage without a name, a default or a listener. */
  public static <T extends @Nullable Object> AsyncLocalStorage<T> create() {
    return AsyncLocalStorage.<T>builder().build();
  }

  /** Begins a storage with a name, a default or a listener. */
  public static <T extends @Nullable Object> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * The store of the current context.
   *
   * @return the store, which may be null; where none is bound, the default; else null
   */
  public @Nullable T getStore() {
    return binding.storeIn(CurrentContext.frame());
  }

  /** Whether a store, be it null, is bound in the current context; a default does not count. */
  public boolean isBound() {
    return binding.isBoundIn(CurrentContext.frame());
  }

  /**
   * The store, for code that cannot do without.
   *
   * @return the store, which is null only where null was bound; where none is bound, the default
   * @throws NoSuchElementException where there is neither; its message says what usually causes it
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public T requireStore() {
    T store = getStore();
    if (store == null && !isBound()) {
      throw new NoSuchElementException(
          this
              + " has no store on thread \""
              + Thread.currentThread().getName()
              + "\". Either this code was not reached from its run(), or the work came here by a "
              + (Agent.isActive()
                  ? "way that the agent does not follow; AsyncLocalStorage.bind() carries it."
                  : "hand-over to another thread and the JVM runs without"
                      + " -javaagent:asynclocal-agent.jar."));
    }
    return store;
  }

  /**
   * The store, or something else.
   *
   * @param other returned where neither a store is bound nor a default set; may be null
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public T getStoreOr(T other) {
    T store = getStore();
    if (store == null && !isBound()) {
      return other;
    }
    return store;
  }

  /**
   * Runs code with a store, and restores this storage's former binding afterwards, whatever the
   * code did to it. Other storages stay as the code leaves them.
   *
   * @param store the store; null binds null
   * @param body what to run; what it throws reaches the caller as it is
   * @throws NullPointerException where the body is null; the context is then unchanged
   */
  public void run(T store, Runnable body) {
    Objects.requireNonNull(body, "body");
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    StorageKey<T> key = binding.key();
    @Nullable Object[] inside = binding.change(thread, before, Frames.with(before, key, store));
    boolean completed = false;
    try {
      body.run();
      completed = true;
    } finally {
      binding.leave(thread, before, inside, key, completed);
    }
  }

  /**
   * Runs code with a store as {@link #run} does, and returns its result.
   *
   * @param store the store; null binds null
   * @param body what to run; its exception reaches the caller as it is, unwrapped
   * @return what the body returned
   * @throws X what the body throws
   * @throws NullPointerException where the body is null; the context is then unchanged
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public <R extends @Nullable Object, X extends Throwable> R call(
      T store, CallableOp<? extends R, X> body) throws X {
    Objects.requireNonNull(body, "body");
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    StorageKey<T> key = binding.key();
    @Nullable Object[] inside = binding.change(thread, before, Frames.with(before, key, store));
    boolean completed = false;
    try {
      R result = body.call();
      completed = true;
      return result;
    } finally {
      binding.leave(thread, before, inside, key, completed);
    }
  }

  /**
   * Binds a store until the scope is closed, for code that cannot be put into a callback.
   *
   * <pre>{@code
   * try (Scope scope = AUTH.withScope(user)) {
   *   handle(request);
   * }
   * }</pre>
   *
   * @param store the store; null binds null
   * @return a scope of the current thread, to be closed there; closing restores this storage alone
   */
  public Scope withScope(T store) {
    StorageKey<T> key = binding.key();
    return new StorageScope<>(binding, key).open(Frames.with(CurrentContext.frame(), key, store));
  }

  /**
   * Runs code as outside any {@link #run} of this storage: unbound, so that a default shows.
   *
   * @param body what to run; what it throws reaches the caller as it is
   * @throws NullPointerException where the body is null
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public void exit(Runnable body) {
    Objects.requireNonNull(body, "body");
    this.<@Nullable Object, RuntimeException>exitCall(
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Runs code as {@link #exit} does, and returns its result.
   *
   * @param body what to run; its exception reaches the caller as it is
   * @return what the body returned
   * @throws X what the body throws
   * @throws NullPointerException where the body is null
   */
  @SuppressWarnings("NullAway") // null only where the program's own type allows it
  public <R extends @Nullable Object, X extends Throwable> R exitCall(
      CallableOp<? extends R, X> body) throws X {
    Objects.requireNonNull(body, "body");
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    StorageKey<T> key = binding.key();
    @Nullable Object[] inside = binding.change(thread, before, Frames.without(before, key));
    boolean completed = false;
    try {
      R result = body.call();
      completed = true;
      return result;
    } finally {
      binding.leave(thread, before, inside, key, completed);
    }
  }

  /**
   * Binds a store for the rest of the enclosing {@code run}, task or other hop: the last resort,
   * where neither {@link #run} nor {@link #withScope} fits. On a thread that is in none of these it
   * stays until it is replaced.
   *
   * @param store the store; null binds null
   */
  public void enterWith(T store) {
    @Nullable Object[] thread = CurrentContext.thread();
    @Nullable Object[] before = CurrentContext.frame(thread);
    binding.change(thread, before, Frames.with(before, binding.key(), store));
  }

  /**
   * Makes every binding of this storage so far void, on every thread and in every snapshot, for
   * good. A later {@link #run} binds anew. A listener is told on the calling thread alone.
   */
  public void disable() {
    binding.disable(CurrentContext.frame());
  }

  /** The name given to the builder, or one made up from the identity hash. */
  public String name() {
    return name != null ? name : "@" + Integer.toHexString(System.identityHashCode(this));
  }

  /** Its name, and nothing of what is stored. */
  @Override
  public String toString() {
    return "AsyncLocalStorage[" + name() + "]";
  }

  /** The stores of all storages as they are now, to be used later or elsewhere. */
  public static Snapshot snapshot() {
    return Snapshot.of(Frames.flowing(CurrentContext.frame()));
  }

  /**
   * Ties a task to the current context. What is bound already keeps the context it has.
   *
   * @throws NullPointerException where the task is null
   */
  public static Runnable bind(Runnable task) {
    return snapshot().bind(task);
  }

  /** {@link #bind(Runnable)} for a {@link Callable}. */
  public static <V extends @Nullable Object> Callable<V> bind(Callable<V> task) {
    return snapshot().bind(task);
  }

  /** {@link #bind(Runnable)} for a {@link Supplier}. */
  public static <V extends @Nullable Object> Supplier<V> bindSupplier(Supplier<V> supplier) {
    return snapshot().bindSupplier(supplier);
  }

  /** {@link #bind(Runnable)} for a {@link Function}. */
  public static <A extends @Nullable Object, R extends @Nullable Object>
      Function<A, R> bindFunction(Function<A, R> function) {
    return snapshot().bindFunction(function);
  }

  /** {@link #bind(Runnable)} for a {@link Consumer}. */
  public static <A extends @Nullable Object> Consumer<A> bindConsumer(Consumer<A> consumer) {
    return snapshot().bindConsumer(consumer);
  }

  /** {@link #bind(Runnable)} for a {@link BiFunction}. */
  public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      BiFunction<A, B, R> bindBiFunction(BiFunction<A, B, R> function) {
    return snapshot().bindBiFunction(function);
  }

  /** {@link #bind(Runnable)} for a {@link BiConsumer}. */
  public static <A extends @Nullable Object, B extends @Nullable Object>
      BiConsumer<A, B> bindBiConsumer(BiConsumer<A, B> consumer) {
    return snapshot().bindBiConsumer(consumer);
  }

  /**
   * Ties every method of a listener to the current context.
   *
   * @param type the interface to implement; it must be public, or open to this module
   * @param listener what the calls are passed on to
   * @throws IllegalArgumentException where the type is no interface, or not accessible
   */
  public static <I> I bindProxy(Class<I> type, I listener) {
    return snapshot().bindProxy(type, listener);
  }

  /**
   * An executor whose tasks run with the context of their submission, for programs without the
   * agent. Inside {@link #suppressFlow} they run with none.
   */
  public static Executor propagating(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return task -> {
      Objects.requireNonNull(task, "task");
      Snapshot captured = isFlowSuppressed() ? Snapshot.empty() : snapshot();
      executor.execute(captured.bind(task));
    };
  }

  /**
   * Lets what is handed over from here start with an empty context, while stores stay readable
   * here: for work that outlives the request which happens to start it. May be nested. {@link
   * #bind} and {@link #snapshot} are explicit, and still take what is there.
   */
  public static Scope suppressFlow() {
    return new SuppressedFlow().open(Frames.suppressed(CurrentContext.frame()));
  }

  /** Whether the current thread is inside {@link #suppressFlow}. */
  public static boolean isFlowSuppressed() {
    return Frames.isFlowSuppressed(CurrentContext.frame());
  }

  /** Begins a run that binds several storages at once, in one new frame. */
  public static <A extends @Nullable Object> With with(AsyncLocalStorage<A> storage, A store) {
    return new With(null, storage, store);
  }

  /**
   * Collects what a storage is made of.
   *
   * @param <T> the type of the store
   * @since 0.1
   */
  public static final class Builder<T extends @Nullable Object> {

    private @Nullable String name;
    private @Nullable T defaultValue;
    private @Nullable ChangeListener<? super T> listener;

    private Builder() {}

    /** Names the storage in messages; names need not be unique. */
    public Builder<T> name(String name) {
      this.name = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets what {@link AsyncLocalStorage#getStore} returns where nothing is bound; null for none.
     */
    public Builder<T> defaultValue(@Nullable T defaultValue) {
      this.defaultValue = defaultValue;
      return this;
    }

    /** Sets who is told when the store changes on a thread. */
    public Builder<T> onChange(ChangeListener<? super T> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /** Makes the storage. */
    public AsyncLocalStorage<T> build() {
      return new AsyncLocalStorage<>(this);
    }
  }
}
