package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.NonStickyEventExecutorGroup;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NettyIT extends FrameworkContract {

  @SuppressWarnings("deprecation") // the executors that do not stick want one that is not ordered
  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("event loop", () -> onLoop(EventExecutorGroup::execute)),
        kind("submit", () -> onLoop(EventExecutorGroup::submit)),
        kind(
            "schedule",
            () -> onLoop((loop, task) -> loop.schedule(task, 1, TimeUnit.MILLISECONDS))),
        kind(
            "schedule a callable",
            () -> onLoop((loop, task) -> loop.schedule(() -> ran(task), 1, TimeUnit.MILLISECONDS))),
        kind("event executors", () -> on(new DefaultEventExecutorGroup(2))),
        kind(
            "executors that do not stick",
            () -> on(new NonStickyEventExecutorGroup(new UnorderedThreadPoolEventExecutor(2), 4))),
        kind(
            "global executor",
            () -> Way.submitting(GlobalEventExecutor.INSTANCE::execute, () -> {})),
        kind("listener of a promise", () -> promise(1)),
        kind("listeners of a promise", () -> promise(3)),
        kind("wheel timer", NettyIT::timer));
  }

  private interface Use {
    void on(EventExecutorGroup loop, Runnable task);
  }

  private static Way onLoop(Use use) {
    EventExecutorGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    return Way.submitting(task -> use.on(loop, task), () -> close(loop));
  }

  private static Way on(EventExecutorGroup group) {
    EventExecutor executor = group.next();
    return Way.submitting(executor::execute, () -> close(group));
  }

  /** The callback is the last of some listeners. */
  private static Way promise(int listeners) {
    EventExecutorGroup group = new DefaultEventExecutorGroup(1);
    return Way.with(
        callback -> {
          Promise<String> promise = group.next().newPromise();
          for (int i = 1; i < listeners; i++) {
            promise.addListener(future -> {});
          }
          promise.addListener(future -> callback.run());
          return () -> promise.setSuccess("done");
        },
        () -> close(group));
  }

  private static Way timer() {
    HashedWheelTimer timer = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);
    return Way.submitting(
        task -> timer.newTimeout(timeout -> task.run(), 1, TimeUnit.MILLISECONDS), timer::stop);
  }

  private static void close(EventExecutorGroup group) {
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static String ran(Runnable task) {
    task.run();
    return "done";
  }

  @Test
  void one_listener_of_many_promises_should_see_who_added_it_to_each() throws Exception {
    EventExecutorGroup group = new DefaultEventExecutorGroup(1);
    List<Object> seen = new ArrayList<>();
    FutureListener<String> shared = future -> seen.add(Holders.caller());
    Promise<String> first = group.next().newPromise();
    Promise<String> second = group.next().newPromise();
    Holders.run("A", () -> first.addListener(shared));
    Holders.run("B", () -> second.addListener(shared));
    Holders.run("B", () -> first.addListener(shared));
    second.setSuccess("done");
    awaitListeners(second);
    first.setSuccess("done");
    awaitListeners(first);
    assertThat(seen).containsExactly("B", "A", "B");
    close(group);
  }

  @Test
  void removed_listener_should_not_run() throws Exception {
    EventExecutorGroup group = new DefaultEventExecutorGroup(1);
    List<Object> seen = new ArrayList<>();
    FutureListener<String> removed = future -> seen.add("removed");
    Promise<String> promise = group.next().newPromise();
    Holders.run("A", () -> promise.addListener(removed));
    Holders.run("B", () -> promise.addListener(future -> seen.add(Holders.caller())));
    promise.removeListener(removed);
    promise.setSuccess("done");
    awaitListeners(promise);
    assertThat(seen).containsExactly("B");
    close(group);
  }

  private static void awaitListeners(Future<?> future) throws Exception {
    Promise<String> after = GlobalEventExecutor.INSTANCE.newPromise();
    future.addListener(done -> after.setSuccess("told"));
    after.sync();
  }
}
