package io.asynclocal.it.hop;

import static io.asynclocal.it.hop.HopContract.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F10: not only the elements that the caller or the first worker happens to take. */
class ParallelElementsIT {

  @ParameterizedTest
  @EnumSource
  void f10_every_element_should_see_the_context_of_the_call(ParallelOperation operation) {
    ForkJoinPool pool = new ForkJoinPool(4);
    Set<String> fromOutside = ConcurrentHashMap.newKeySet();
    Set<String> fromPool = ConcurrentHashMap.newKeySet();
    USER.run("A", () -> operation.run(() -> fromOutside.add("" + USER.getStore())));
    USER.call("B", () -> pool.submit(() -> operation.run(() -> fromPool.add("" + USER.getStore()))))
        .join();
    assertThat(fromOutside).containsExactly("A");
    assertThat(fromPool).containsExactly("B");
    pool.shutdown();
  }
}
