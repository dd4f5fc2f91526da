package io.asynclocal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final String TASK = "task";

  private final Ledger ofQueue = new Ledger(true);
  private final Ledger ofPool = new Ledger(false);

  @Test
  void contexts_of_one_object_should_come_in_the_order_they_went() {
    ofQueue.add(TASK, "A");
    ofQueue.add(TASK, "B");
    assertThat(ofQueue.take(TASK)).isEqualTo("A");
    assertThat(ofQueue.take(TASK)).isEqualTo("B");
    assertThat(ofQueue.take(TASK)).isNull();
  }

  @Test
  void objects_should_be_told_apart_by_identity() {
    ofQueue.add(List.of(1), "A");
    assertThat(ofQueue.take(List.of(1))).isNull();
  }

  @Test
  void doubt_should_end_in_no_context_where_only_the_pool_looks() {
    ofPool.add(TASK, "A");
    ofPool.add(TASK, "B");
    assertThat(ofPool.take(TASK)).as("either may have left unseen").isSameAs(Hop.EMPTY);
    assertThat(ofPool.take(TASK)).isEqualTo("B");
  }

  @Test
  void one_context_twice_should_be_no_doubt() {
    ofPool.add(TASK, "A");
    ofPool.add(TASK, "A");
    assertThat(ofPool.take(TASK)).isEqualTo("A");
    assertThat(ofPool.take(TASK)).isEqualTo("A");
  }

  @Test
  void latest_should_be_taken_back_where_the_queue_refused() {
    ofQueue.add(TASK, "A");
    ofQueue.add(TASK, "B");
    ofQueue.takeLatest(TASK);
    assertThat(ofQueue.take(TASK)).isEqualTo("A");
    assertThat(ofQueue.take(TASK)).isNull();
    ofQueue.takeLatest(TASK);
  }

  @Test
  void entries_of_tasks_that_left_a_queue_should_be_forgotten() {
    ofQueue.add(TASK, "A");
    ofQueue.add("other", "B");
    ofQueue.retainOnly(List.of("other"));
    assertThat(ofQueue.take(TASK)).isNull();
    assertThat(ofQueue.take("other")).isEqualTo("B");
  }

  @Test
  void as_many_entries_should_stay_as_the_queue_has_of_the_task() {
    for (String context : List.of("A", "B", "C")) {
      ofQueue.add(TASK, context);
    }
    ofQueue.retainOnly(List.of(TASK));
    assertThat(ofQueue.take(TASK)).isEqualTo("C");
    assertThat(ofQueue.take(TASK)).isNull();
  }

  @Test
  void task_that_is_on_its_way_should_be_missing_twice_before_a_pool_forgets_it() {
    ofPool.add(TASK, "A");
    ofPool.retainOnly(List.of());
    ofPool.add("later", "B");
    ofPool.retainOnly(List.of());
    assertThat(ofPool.take(TASK)).isNull();
    assertThat(ofPool.take("later")).isEqualTo("B");
  }

  @Test
  void looks_should_keep_a_ledger_small_whose_tasks_leave_unseen() {
    List<Object> waiting = new ArrayList<>();
    int looks = 0;
    for (int i = 0; i < 10_000; i++) {
      if (ofPool.isDueForALook()) {
        ofPool.retainOnly(waiting);
        looks++;
      }
      Object task = i % 3 == 0 ? TASK : new Object();
      ofPool.add(task, i);
      waiting.add(task);
      if (waiting.size() > 10) {
        waiting.remove(0);
      }
    }
    assertThat(ofPool.size()).isLessThan(200);
    assertThat(looks).isLessThan(300);
  }
}
