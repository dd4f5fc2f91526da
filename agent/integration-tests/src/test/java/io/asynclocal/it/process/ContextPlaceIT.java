package io.asynclocal.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.it.process.program.WhereContextsAre;
import io.asynclocal.it.thread.NewThreads;
import io.asynclocal.it.thread.ThreadContexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a thread has its context, which no program sees but for the bytes and the time. */
class ContextPlaceIT {

  @Test
  void context_shouldBeInTheLock_ofAThreadMadeByTheRewrittenClass() {
    assertThat(placesWith(JavaProcess.FLAG)).isEqualTo(places("LOCK"));
  }

  @Test
  void context_shouldBeInTheMap_whereNothingRidesInsideObjects() {
    assertThat(placesWith(JavaProcess.FLAG + "=ride=side-table")).isEqualTo(places("MAP"));
  }

  private static List<String> placesWith(String flag) {
    return JavaProcess.program(WhereContextsAre.class, flag, ThreadContexts.FLAG).quiet().out();
  }

  /** The first thread was made before any agent; and an ended one keeps nothing. */
  private static List<String> places(String ofNewThreads) {
    List<String> places = new ArrayList<>(List.of("main: MAP", "main after: NOWHERE"));
    places.addAll(List.of("new: " + ofNewThreads, "new after ada: NOWHERE"));
    if (NewThreads.areThere()) {
      places.addAll(List.of("virtual: " + ofNewThreads, "virtual after ada: NOWHERE"));
    }
    places.add("interrupted ada");
    return places;
  }
}
