package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rewriting must not change: the serial form, the fields, exceptions and their frames. */
class UnchangedJdkIT {

  private static final String OURS = "io.asynclocal.bootstrap";

  /** With a value to serialise. */
  private static final class Doubling extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final int number;

    Doubling(int number) {
      this.number = number;
    }

    @Override
    protected Integer compute() {
      return 2 * number;
    }
  }

  /** A task that can be written. */
  private record Stored(String text) implements Runnable, Serializable {
    @Override
    public void run() {}
  }

  /** All that reflection shows of us: a hidden field, its hidden accessors, and their interface. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        FutureTask.class,
        ForkJoinTask.class,
        TimerTask.class,
        CompletableFuture.class,
        ThreadPoolExecutor.class,
        LinkedBlockingQueue.class,
        ArrayBlockingQueue.class,
        SynchronousQueue.class,
        Thread.class
      })
  void what_came_should_be_synthetic_and_little(Class<?> type) {
    assertThat(type.getDeclaredFields())
        .filteredOn(field -> field.getName().contains("asynclocal"))
        .hasSizeLessThan(2)
        .allMatch(Field::isSynthetic)
        .allMatch(field -> Modifier.isPrivate(field.getModifiers()))
        .allMatch(field -> Modifier.isTransient(field.getModifiers()));
    assertThat(type.getDeclaredMethods())
        .filteredOn(method -> method.getName().contains("asynclocal"))
        .hasSizeLessThan(3)
        .allMatch(Method::isSynthetic)
        .allMatch(method -> Modifier.isFinal(method.getModifiers()));
    assertThat(type.getInterfaces())
        .filteredOn(each -> each.getName().contains("asynclocal"))
        .hasSizeLessThan(2);
    assertThat(type.getDeclaredClasses()).noneMatch(each -> each.getName().contains("asynclocal"));
    assertThat(type.getAnnotations()).isEmpty();
  }

  /** Spring and others make proxies of all interfaces that an object has. */
  @Test
  void proxy_of_all_interfaces_should_be_called_by_the_jdk_alone() throws Exception {
    FutureTask<Object> task = new FutureTask<>(USER::getStore);
    List<String> called = Collections.synchronizedList(new ArrayList<>());
    Runnable proxy =
        (Runnable)
            Proxy.newProxyInstance(
                UnchangedJdkIT.class.getClassLoader(),
                FutureTask.class.getInterfaces(),
                (self, method, arguments) -> {
                  called.add(method.getName());
                  return method.invoke(task, arguments);
                });
    ExecutorService pool = Executors.newFixedThreadPool(1);
    USER.run("A", () -> pool.execute(proxy));
    assertThat(task.get()).isEqualTo("A");
    assertThat(called).containsExactly("run");
    pool.shutdown();
  }

  @Test
  void serial_form_should_have_no_field_of_ours() {
    assertThat(ObjectStreamClass.lookup(ForkJoinTask.class).getFields())
        .extracting(ObjectStreamField::getName)
        .noneMatch(name -> name.contains("asynclocal"));
  }

  @Test
  void fork_join_task_should_come_back_from_its_serial_form() throws Exception {
    Doubling task = new Doubling(21);
    byte[] written = USER.call("A", () -> write(task));
    assertThat(new String(written, StandardCharsets.ISO_8859_1)).doesNotContain("asynclocal/boot");
    assertThat(((Doubling) read(written)).fork().join()).isEqualTo(42);
  }

  @Test
  void queues_should_come_back_with_their_elements() throws Exception {
    for (BlockingQueue<Runnable> queue :
        List.of(new LinkedBlockingQueue<Runnable>(), new LinkedBlockingDeque<Runnable>())) {
      USER.run("A", () -> queue.add(new Stored("one")));
      byte[] written = USER.call("A", () -> write(queue));
      assertThat(new String(written, StandardCharsets.ISO_8859_1)).doesNotContain(OURS);
      assertThat(((BlockingQueue<?>) read(written)).peek()).isEqualTo(new Stored("one"));
    }
  }

  @Test
  void failure_should_be_the_programs_with_no_frame_of_ours() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    IllegalStateException failure = new IllegalStateException("as planned");
    Runnable failing =
        () -> {
          failure.fillInStackTrace();
          throw failure;
        };
    assertThatThrownBy(() -> USER.call("A", () -> pool.submit(failing)).get())
        .isInstanceOf(ExecutionException.class)
        .hasCause(failure)
        .satisfies(UnchangedJdkIT::assertNoFrameOfOurs);
    assertThatThrownBy(() -> USER.call("A", () -> CompletableFuture.runAsync(failing, pool)).join())
        .isInstanceOf(CompletionException.class)
        .satisfies(UnchangedJdkIT::assertNoFrameOfOurs);
    assertNoFrameOfOurs(failure);
    pool.shutdown();
  }

  @Test
  void null_tasks_should_be_refused_as_before() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    USER.run(
        "A",
        () -> {
          assertThatThrownBy(() -> pool.execute(null)).satisfies(UnchangedJdkIT::assertTopIsJdk);
          assertThatThrownBy(() -> pool.submit((Runnable) null))
              .satisfies(UnchangedJdkIT::assertTopIsJdk);
          assertThatThrownBy(() -> CompletableFuture.runAsync(null))
              .satisfies(UnchangedJdkIT::assertTopIsJdk);
        });
    pool.shutdown();
  }

  @Test
  void texts_should_name_nothing_of_ours() {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    USER.run(
        "A",
        () -> {
          assertThat(pool.submit(() -> {}).toString()).doesNotContain(OURS);
          assertThat(pool.toString()).doesNotContain(OURS);
          CompletableFuture<Object> future = new CompletableFuture<>();
          future.thenRun(() -> {});
          assertThat(future.toString()).endsWith("[Not completed, 1 dependents]");
        });
    pool.shutdown();
  }

  private static void assertNoFrameOfOurs(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.getStackTrace())
          .noneMatch(frame -> frame.getClassName().startsWith(OURS))
          .isNotEmpty();
    }
  }

  private static void assertTopIsJdk(Throwable failure) {
    assertThat(failure).isInstanceOf(NullPointerException.class);
    assertNoFrameOfOurs(failure);
  }

  private static byte[] write(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] written) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return in.readObject();
    }
  }
}
