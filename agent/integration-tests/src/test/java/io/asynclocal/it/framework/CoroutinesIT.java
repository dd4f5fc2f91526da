package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import kotlinx.coroutines.GlobalScope;

/** Coroutines as Kotlin's compiler would write them: a suspension returns, and is called again. */
class CoroutinesIT extends FrameworkContract {

  private static final long SOON_MILLIS = 1;

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("launch", () -> launching(Dispatchers.getDefault())),
        kind("launch for input and output", () -> launching(Dispatchers.getIO())),
        kind(
            "launch, one at a time",
            () -> launching(Dispatchers.getIO().limitedParallelism(1, null))),
        kind("launch on an executor", CoroutinesIT::onExecutor),
        kind("delay", () -> delaying(Dispatchers.getDefault())),
        kind("await", () -> awaiting(Dispatchers.getDefault())),
        kind(
            "await, one at a time",
            () -> awaiting(Dispatchers.getIO().limitedParallelism(1, null))),
        kind("await, undispatched", () -> awaiting(Dispatchers.getUnconfined())),
        kind("after withContext", () -> switching(Dispatchers.getDefault())));
  }

  private static Way launching(CoroutineDispatcher dispatcher) {
    return Way.submitting(
        callback -> launch(dispatcher, then -> Unit.INSTANCE, callback), () -> {});
  }

  private static Way onExecutor() {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CoroutineDispatcher dispatcher = ExecutorsKt.from(pool);
    return Way.submitting(
        callback -> launch(dispatcher, then -> DelayKt.delay(SOON_MILLIS, then), callback),
        pool::shutdown);
  }

  private static Way delaying(CoroutineDispatcher dispatcher) {
    return Way.submitting(
        callback -> launch(dispatcher, then -> DelayKt.delay(SOON_MILLIS, then), callback),
        () -> {});
  }

  private static Way awaiting(CoroutineDispatcher dispatcher) {
    return callback -> {
      CompletableDeferred<Unit> deferred = CompletableDeferredKt.CompletableDeferred(null);
      launch(dispatcher, deferred::await, callback);
      return () -> deferred.complete(Unit.INSTANCE);
    };
  }

  private static Way switching(CoroutineDispatcher dispatcher) {
    return Way.submitting(
        callback ->
            launch(
                dispatcher,
                then ->
                    BuildersKt.withContext(
                        Dispatchers.getIO(), (scope, inside) -> Unit.INSTANCE, then),
                callback),
        () -> {});
  }

  /** A function that suspends, perhaps. */
  private interface Suspending {
    Object call(Continuation<? super Unit> then);
  }

  /** Launches a coroutine that calls the function, and then the callback. */
  private static void launch(
      CoroutineDispatcher dispatcher, Suspending function, Runnable callback) {
    BuildersKt.launch(
        GlobalScope.INSTANCE,
        dispatcher,
        CoroutineStart.DEFAULT,
        (scope, completion) -> {
          Object result = function.call(new Then(completion, callback));
          if (result != IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
            callback.run();
          }
          return result;
        });
  }

  /** What comes after the suspension. */
  private static final class Then extends ContinuationImpl implements Continuation<Object> {
    private static final long serialVersionUID = 1L;
    private final transient Runnable callback;

    @SuppressWarnings("unchecked")
    Then(Continuation<? super Unit> completion, Runnable callback) {
      super((Continuation<Object>) (Continuation<?>) completion);
      this.callback = callback;
    }

    @Override
    protected Object invokeSuspend(Object result) {
      callback.run();
      return Unit.INSTANCE;
    }
  }
}
