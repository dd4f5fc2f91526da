package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A queue that serves a pool, used with contexts active, does what the same queue does that serves
 * none: the same random calls on both, the same answers. Repeat a run with {@code -Dit.seed=SEED}.
 */
class SameAsPlainQueueIT {

  private static final int CAPACITY = 12;
  private static final int STEPS = 3000;

  private final long seed = seed();
  private final Random random = new Random(seed);

  /** Few and shared, so that one object often stands in the queue several times. */
  private final List<Runnable> tasks = tasks();

  /** A task that can be compared, as a priority queue needs it; {@code equals} is hostile. */
  private record Ranked(int rank) implements Runnable, Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }

    @Override
    public void run() {}

    @Override
    public int hashCode() {
      throw new IllegalStateException("nobody else's business");
    }

    @Override
    public boolean equals(Object other) {
      return ((Ranked) other).rank == rank;
    }
  }

  private static long seed() {
    String given = System.getProperty("it.seed", "");
    return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
  }

  private static List<Runnable> tasks() {
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < CAPACITY; i++) {
      // Some are equal and not the same.
      tasks.add(new Ranked(i / 2));
    }
    return tasks;
  }

  static Stream<Supplier<BlockingQueue<Runnable>>> queues() {
    return Stream.of(
        () -> new LinkedBlockingQueue<>(CAPACITY),
        LinkedBlockingQueue::new,
        () -> new LinkedBlockingDeque<>(CAPACITY),
        () -> new ArrayBlockingQueue<>(CAPACITY),
        PriorityBlockingQueue::new,
        LinkedTransferQueue::new);
  }

  @ParameterizedTest
  @MethodSource("queues")
  void same_calls_should_give_the_same_answers(Supplier<BlockingQueue<Runnable>> maker) {
    BlockingQueue<Runnable> plain = maker.get();
    BlockingQueue<Runnable> serving = maker.get();
    ThreadPoolExecutor pool = new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, serving);
    System.out.println("SameAsPlainQueueIT: -Dit.seed=" + seed);
    for (int step = 0; step < STEPS; step++) {
      int call = random.nextInt(24);
      long choices = random.nextLong();
      Object expected = answer(plain, call, new Random(choices));
      Object actual =
          random.nextInt(4) == 0
              ? answer(serving, call, new Random(choices))
              : USER.<Object, RuntimeException>call(
                  "step " + step, () -> answer(serving, call, new Random(choices)));
      assertThat(actual).as("call %d, step %d, seed %d", call, step, seed).isEqualTo(expected);
      assertSame(serving.toArray(), plain.toArray());
    }
    assertThat(serving.getClass()).isSameAs(plain.getClass());
    pool.shutdownNow();
  }

  private void assertSame(Object[] actual, Object[] expected) {
    assertThat(actual.length).as("seed %d", seed).isEqualTo(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i] == expected[i]).as("element %d, seed %d", i, seed).isTrue();
    }
  }

  /** Makes a call; the answer is a text, where elements are told by what they print and are. */
  private Object answer(BlockingQueue<Runnable> queue, int call, Random choices) {
    Runnable task = tasks.get(choices.nextInt(tasks.size()));
    try {
      return switch (call) {
        case 0, 1, 2, 3 -> queue.offer(task);
        case 4 -> queue.add(task);
        case 5 -> queue.offer(task, 0, TimeUnit.SECONDS);
        case 6 -> text(queue.poll());
        case 7 -> text(queue.poll(0, TimeUnit.SECONDS));
        case 8 -> text(queue.peek());
        case 9 -> queue.contains(task);
        case 10 -> queue.remove(task);
        case 11 -> text(queue.remove());
        case 12 -> removeByIterator(queue, choices);
        case 13 -> drain(queue, choices.nextInt(4));
        case 14 -> choices.nextInt(20) == 0 ? drain(queue, Integer.MAX_VALUE) : "not now";
        case 15 -> queue.removeIf(each -> ((Ranked) each).rank() == choices.nextInt(6));
        case 16 -> queue.toString();
        case 17 -> queue.size() + " " + queue.remainingCapacity() + " " + queue.isEmpty();
        case 18 -> cleared(queue, choices.nextInt(20) == 0);
        case 19 -> queue.removeAll(List.of(task));
        case 20 -> text(queue.element());
        case 21 -> queue.addAll(tasks.subList(0, choices.nextInt(3)));
        case 22 -> atOtherEnd(queue, task, choices.nextInt(4));
        default -> drainIntoFailing(queue);
      };
    } catch (RuntimeException e) {
      return e.toString();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String text(Object element) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i) == element) {
        return "task " + i;
      }
    }
    return "no task of ours: " + element;
  }

  private String texts(Collection<Runnable> elements) {
    return elements.stream().map(this::text).toList().toString();
  }

  private String removeByIterator(BlockingQueue<Runnable> queue, Random choices) {
    List<Runnable> removed = new ArrayList<>();
    for (Iterator<Runnable> i = queue.iterator(); i.hasNext(); ) {
      Runnable next = i.next();
      if (choices.nextInt(4) == 0) {
        i.remove();
        removed.add(next);
      }
    }
    return texts(removed);
  }

  private String drain(BlockingQueue<Runnable> queue, int most) {
    List<Runnable> drained = new ArrayList<>();
    int count = queue.drainTo(drained, most);
    return count + texts(drained);
  }

  /** Whose target takes one element alone. */
  private String drainIntoFailing(BlockingQueue<Runnable> queue) {
    BlockingQueue<Runnable> target = new ArrayBlockingQueue<>(1);
    try {
      return queue.drainTo(target) + texts(target);
    } catch (IllegalStateException e) {
      return e + texts(target);
    }
  }

  private String cleared(BlockingQueue<Runnable> queue, boolean isDue) {
    if (isDue) {
      queue.clear();
    }
    return "size " + queue.size();
  }

  private String atOtherEnd(BlockingQueue<Runnable> queue, Runnable task, int call) {
    if (!(queue instanceof BlockingDeque<Runnable> deque)) {
      return "has one end";
    }
    return switch (call) {
      case 0 -> "" + deque.offerFirst(task);
      case 1 -> text(deque.pollLast());
      case 2 -> "" + deque.removeLastOccurrence(task);
      default -> text(deque.peekLast());
    };
  }
}
