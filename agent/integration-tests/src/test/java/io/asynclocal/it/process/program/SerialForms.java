package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes, or reads, a file with one object of each class that can be written and is rewritten; and
 * prints what is in it, and the serial versions of classes that leave theirs to the JVM.
 */
public final class SerialForms {

  private static final AsyncLocalStorage<Object> STORAGE = AsyncLocalStorage.create();

  private SerialForms() {}

  /** A task without a version of its own. */
  @SuppressWarnings("serial") // computed, on purpose
  private static final class Task implements Runnable, Comparable<Task>, Serializable {
    private final String text;

    Task(String text) {
      this.text = text;
    }

    @Override
    public int compareTo(Task other) {
      return text.compareTo(other.text);
    }

    @Override
    public void run() {}

    @Override
    public String toString() {
      return text;
    }
  }

  /** An executor without a version of its own, which is rewritten. */
  @SuppressWarnings("serial") // computed, on purpose
  private static final class OwnExecutor implements Executor, Serializable {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public String toString() {
      return "own executor";
    }
  }

  /** A fork/join task without a version of its own. */
  @SuppressWarnings("serial") // computed, on purpose
  private static final class Doubling extends RecursiveTask<Integer> {
    private final int number;

    Doubling(int number) {
      this.number = number;
    }

    @Override
    protected Integer compute() {
      return 2 * number;
    }

    @Override
    public String toString() {
      return "doubled " + (isDone() ? join() : fork().join());
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      STORAGE.<Void, IOException>call(
          "active",
          () -> {
            write(file);
            return null;
          });
    } else {
      read(file);
    }
    System.exit(0);
  }

  private static void write(Path file) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      for (Object each : objects()) {
        out.writeObject(each);
      }
      out.writeObject(null);
    }
  }

  /** Everything has been used as a program uses it, with a context active. */
  private static List<Object> objects() {
    List<Object> objects = new ArrayList<>();
    for (BlockingQueue<Runnable> queue :
        Arrays.<BlockingQueue<Runnable>>asList(
            new LinkedBlockingQueue<>(9),
            new LinkedBlockingDeque<>(9),
            new ArrayBlockingQueue<>(9),
            new PriorityBlockingQueue<>(),
            new LinkedTransferQueue<>(),
            new SynchronousQueue<>())) {
      new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, queue);
      queue.offer(new Task("one"));
      queue.offer(new Task("two"));
      objects.add(queue);
    }
    Doubling ran = new Doubling(1);
    ran.fork().join();
    objects.add(ran);
    Doubling forked = new Doubling(21);
    objects.add(forked);
    objects.add(ForkJoinTask.adapt(new Task("adapted"), "adapted"));
    objects.add(new OwnExecutor());
    return objects;
  }

  private static void read(Path file) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      for (Object each = in.readObject(); each != null; each = in.readObject()) {
        print(each);
      }
    }
  }

  private static void print(Object object) {
    String text =
        object instanceof ForkJoinTask && !(object instanceof Doubling) ? "" : "" + object;
    System.out.println(object.getClass().getName() + " " + text);
    System.out.println(ObjectStreamClass.lookup(object.getClass()).getSerialVersionUID());
    System.out.println(Arrays.toString(ObjectStreamClass.lookup(object.getClass()).getFields()));
    if (object instanceof Collection<?> queue) {
      queue.clear();
    }
  }
}
