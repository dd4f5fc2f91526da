package io.asynclocal.it.soak;

import io.asynclocal.it.hop.Mechanism;
import io.asynclocal.it.hop.Mechanism.Limit;
import io.asynclocal.it.hop.TaskShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Makes a program from a seed: the same one for the same kinds of mechanisms. */
final class Generator {

  private static final int ROUNDS = 2;
  private static final int DEEPEST = 10;
  private static final int MOST_STEPS = 4;
  private static final int FEWEST_HOPS = 5;
  private static final int MOST_HOPS = 60;

  private final long seed;
  private final Random random;
  private int numbers;
  private int stores;
  private int snapshots;
  private int hopsLeft;

  /** All snapshots that were taken in earlier rounds. */
  private final List<Integer> earlier = new ArrayList<>();

  private final List<Integer> takenInRound = new ArrayList<>();

  /**
   * Where a step stands.
   *
   * @param isAwaited whether a thread may wait for this task; then it must not wait for others, or
   *     all threads of a pool may wait for one another
   * @param known the snapshots that are certainly taken before
   */
  private record Place(int depth, boolean isAwaited, boolean isSuppressed, List<Integer> known) {

    Place inside(boolean suppressed) {
      return new Place(depth + 1, isAwaited, suppressed, known);
    }

    Place inTask(boolean awaited) {
      return new Place(depth + 1, awaited, false, new ArrayList<>(known));
    }
  }

  private Generator(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  static Program program(long seed) {
    return new Generator(seed).program();
  }

  private Program program() {
    List<Node> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      hopsLeft = FEWEST_HOPS + random.nextInt(MOST_HOPS - FEWEST_HOPS);
      int at = ++numbers;
      List<Step> steps = new ArrayList<>();
      Place root = new Place(0, false, false, new ArrayList<>(earlier));
      while (hopsLeft > 0) {
        steps.add(step(root));
      }
      rounds.add(round(at, steps));
      earlier.addAll(takenInRound);
      takenInRound.clear();
    }
    return new Program(seed, rounds);
  }

  /** Within a snapshot, so that what it enters does not stay on the thread. */
  private Node round(int at, List<Step> steps) {
    Change empty = new Change.Use(0, SnapshotUse.RUN);
    return new Node(at, List.of(new Step.Block(++numbers, empty, steps, false)), false);
  }

  private Node node(Place place, Mechanism.Kind kind) {
    int at = ++numbers;
    boolean mayFail = kind == null || !kind.has(Limit.ENDS_BY_A_FAILURE);
    return new Node(at, steps(place), mayFail && random.nextInt(8) == 0);
  }

  private List<Step> steps(Place place) {
    List<Step> steps = new ArrayList<>();
    int count = place.depth < DEEPEST ? random.nextInt(MOST_STEPS + 1) : 0;
    for (int i = 0; i < count && hopsLeft > 0; i++) {
      steps.add(step(place));
    }
    return steps;
  }

  private Step step(Place place) {
    int at = ++numbers;
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6, 7:
        return handOver(at, place);
      case 8:
        hopsLeft -= 2;
        return new Step.Share(
            new Hop(at, kind(place), isMadeHere(), TaskShape.LAMBDA, Hop.UNBOUND),
            ++numbers,
            storage(),
            ++stores,
            ++stores);
      case 9:
        return chain(at, place);
      case 10:
        hopsLeft--;
        return new Step.Cancel(at, any(Cancellation.values()), ++numbers);
      case 11:
        return new Step.Enter(at, storage(), store());
      case 12:
        int snapshot = ++snapshots;
        place.known.add(snapshot);
        takenInRound.add(snapshot);
        return new Step.Take(at, snapshot);
      default:
        return block(at, place);
    }
  }

  private Step handOver(int at, Place place) {
    hopsLeft--;
    Mechanism.Kind kind = kind(place);
    int boundTo = random.nextInt(5) == 0 ? snapshot(place) : Hop.UNBOUND;
    Hop hop = new Hop(at, kind, isMadeHere(), any(TaskShape.values()), boundTo);
    return new Step.HandOver(hop, node(place.inTask(mayWait(kind)), kind));
  }

  private Step chain(int at, Place place) {
    List<Step.Link> links = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      hopsLeft--;
      links.add(new Step.Link(storage(), store(), node(place.inTask(false), null)));
    }
    return new Step.Chain(at, links);
  }

  private Step block(int at, Place place) {
    Change change =
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> new Change.Run(storage(), store());
          case 3, 4 -> new Change.Scoped(storage(), store());
          case 5, 6 -> new Change.Exit(storage());
          case 7 -> new Change.Both(0, store(), 1 + random.nextInt(World.STORAGES - 1), store());
          case 8 -> new Change.Suppress();
          default -> new Change.Use(snapshot(place), any(SnapshotUse.values()));
        };
    boolean suppressed =
        change instanceof Change.Suppress || place.isSuppressed && !(change instanceof Change.Use);
    boolean fails = random.nextInt(8) == 0;
    return new Step.Block(at, change, steps(place.inside(suppressed)), fails);
  }

  private Mechanism.Kind kind(Place place) {
    Predicate<Mechanism.Kind> fits =
        kind ->
            !(place.isAwaited && mayWait(kind))
                && !(place.isSuppressed && kind.has(Limit.PLAIN_CALL));
    Mechanism.Kind kind;
    do {
      kind = Tally.KINDS.get(random.nextInt(Tally.KINDS.size()));
    } while (!fits.test(kind));
    return kind;
  }

  private static boolean mayWait(Mechanism.Kind kind) {
    return kind.has(Limit.MAY_WAIT) || kind.has(Limit.PLAIN_CALL);
  }

  private boolean isMadeHere() {
    return random.nextInt(10) == 0;
  }

  private int storage() {
    return random.nextInt(World.STORAGES);
  }

  private int store() {
    return random.nextInt(8) == 0 ? 0 : ++stores;
  }

  /** 0 is never taken, and so empty. */
  private int snapshot(Place place) {
    int i = random.nextInt(place.known.size() + 1);
    return i == 0 ? 0 : place.known.get(i - 1);
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
