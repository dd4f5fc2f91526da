package io.asynclocal.it.hop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** An operation in parallel that calls a program's function for each of many elements. */
enum ParallelOperation {
  MAP(note -> numbers().boxed().parallel().map(noting(note)).forEach(i -> {})),
  FILTER(note -> numbers().parallel().filter(i -> note(note)).sum()),
  REDUCE(note -> numbers().parallel().reduce(0, (a, b) -> note(note) ? a + b : 0)),
  COLLECT(note -> numbers().boxed().parallel().collect(noting(note, note))),
  SORTED(note -> numbers().boxed().parallel().sorted((a, b) -> compare(note, a, b)).toList()),
  FLAT_MAP(note -> numbers().parallel().flatMap(i -> IntStream.of(note(note) ? i : 0)).sum()),
  ANY_MATCH(note -> numbers().parallel().anyMatch(i -> !note(note))),
  TAKE_WHILE(note -> numbers().parallel().takeWhile(i -> note(note)).sum()),
  ITERATE(note -> IntStream.iterate(0, i -> note(note) ? i + 1 : 0).parallel().limit(99).sum()),
  SPLITERATOR(note -> StreamSupport.stream(new Noting(note, 0, many()), true).count()),
  FOR_EACH_ORDERED(note -> numbers().parallel().forEachOrdered(i -> note.run())),
  PARALLEL_SORT(note -> Arrays.parallelSort(array(), (a, b) -> compare(note, a, b))),
  PARALLEL_PREFIX(note -> Arrays.parallelPrefix(array(), (a, b) -> note(note) ? a + b : 0)),
  PARALLEL_SET_ALL(note -> Arrays.parallelSetAll(new int[many()], i -> note(note) ? i : 0)),
  MAP_FOR_EACH(note -> map().forEach(1, (key, value) -> note.run())),
  MAP_FOR_EACH_KEY(note -> map().forEachKey(1, key -> note.run())),
  MAP_SEARCH(note -> map().search(1, (key, value) -> note(note) ? null : key)),
  MAP_REDUCE(note -> map().reduceValues(1, (a, b) -> note(note) ? a + b : 0)),
  MAP_TRANSFORM(note -> map().reduce(1, (k, v) -> note(note) ? v : null, Integer::sum));

  private final Consumer<Runnable> operation;

  ParallelOperation(Consumer<Runnable> operation) {
    this.operation = operation;
  }

  /** Runs it, and has the note called in each of its functions. */
  void run(Runnable note) {
    operation.accept(note);
  }

  /** More than the least that a sort in parallel needs. */
  private static int many() {
    return 1 << 14;
  }

  private static IntStream numbers() {
    return IntStream.range(0, 1 << 9);
  }

  private static Integer[] array() {
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, many()).boxed().toList());
    Collections.shuffle(shuffled, new java.util.Random(1));
    return shuffled.toArray(new Integer[0]);
  }

  private static ConcurrentHashMap<Integer, Integer> map() {
    ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
    numbers().forEach(i -> map.put(i, i));
    return map;
  }

  private static boolean note(Runnable note) {
    note.run();
    return true;
  }

  private static int compare(Runnable note, Integer a, Integer b) {
    note.run();
    return a.compareTo(b);
  }

  private static java.util.function.Function<Integer, Integer> noting(Runnable note) {
    return i -> note(note) ? i : 0;
  }

  private static Collector<Integer, List<Integer>, List<Integer>> noting(
      Runnable accumulating, Runnable combining) {
    return Collector.of(
        ArrayList::new,
        (list, i) -> {
          accumulating.run();
          list.add(i);
        },
        (a, b) -> {
          combining.run();
          a.addAll(b);
          return a;
        });
  }

  /** Splits and advances by the program's own code. */
  private static final class Noting implements Spliterator<Integer> {
    private final Runnable note;
    private int from;
    private final int to;

    Noting(Runnable note, int from, int to) {
      this.note = note;
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Integer> action) {
      note.run();
      if (from == to) {
        return false;
      }
      action.accept(from++);
      return true;
    }

    @Override
    public Spliterator<Integer> trySplit() {
      note.run();
      int middle = (from + to) >>> 1;
      if (middle - from < 1 << 8) {
        return null;
      }
      Noting half = new Noting(note, from, middle);
      from = middle;
      return half;
    }

    @Override
    public long estimateSize() {
      return to - from;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }
}
