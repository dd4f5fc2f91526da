package io.asynclocal.demo;

import io.asynclocal.demo.web.BadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hands work over again and again, each time from inside the hop before. */
final class HopChain {

  static final int LONGEST = 64;

  /**
   * What was found after one hand-over.
   *
   * @param micros the time from the hand-over to the arrival
   * @param user the user seen there; null for nobody
   */
  record Hop(String kind, String thread, long threadId, long micros, String user) {

    static Hop here(String kind, long micros) {
      Thread thread = Thread.currentThread();
      return new Hop(kind, thread.getName(), thread.getId(), micros, AuthContext.userSeen());
    }
  }

  /**
   * A chain that was taken to its end.
   *
   * @param start where it began, before the first hop
   */
  record Taken(Hop start, List<Hop> hops) {}

  private final HopKinds kinds;
  private final List<String> path;
  private final List<Hop> hops = new ArrayList<>();
  private final Hop start = Hop.here("start", 0);
  private final CompletableFuture<Taken> done = new CompletableFuture<>();

  private HopChain(HopKinds kinds, List<String> path) {
    this.kinds = kinds;
    this.path = path;
  }

  /**
   * Starts a chain.
   *
   * @param path names of kinds with commas between them; null where the client gave none
   * @return what was found, once all hops are done
   * @throws BadRequest where the path is empty, too long, or has an unknown kind
   */
  static CompletableFuture<Taken> start(HopKinds kinds, String path) {
    String known = String.join(", ", kinds.names());
    if (path == null || path.isEmpty()) {
      throw new BadRequest("path is missing; it is a list of: " + known);
    }
    List<String> names = List.of(path.split(",", -1));
    if (names.size() > LONGEST) {
      throw new BadRequest("path has " + names.size() + " hops; " + LONGEST + " are the most");
    }
    for (String name : names) {
      if (kinds.get(name) == null) {
        throw new BadRequest("unknown kind of hop '" + name + "'; known: " + known);
      }
    }
    HopChain chain = new HopChain(kinds, names);
    chain.next();
    return chain.done;
  }

  private void next() {
    if (hops.size() == path.size()) {
      done.complete(new Taken(start, hops));
      return;
    }
    String kind = path.get(hops.size());
    long begun = System.nanoTime();
    try {
      kinds.get(kind).handOver(() -> arrived(kind, begun));
    } catch (Exception e) {
      done.completeExceptionally(e);
    }
  }

  private void arrived(String kind, long begun) {
    hops.add(Hop.here(kind, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun)));
    next();
  }
}
