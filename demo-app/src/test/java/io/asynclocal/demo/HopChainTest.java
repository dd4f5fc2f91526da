package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asynclocal.demo.web.BadRequest;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths a chain takes, and what it says of others. */
class HopChainTest {

  private final Threads threads = new Threads();
  private final HopKinds kinds = new HopKinds(threads);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void chain_should_take_every_kind_in_the_order_given() throws Exception {
    String path = String.join(",", kinds.names());
    assertThat(HopChain.start(kinds, path).get(30, TimeUnit.SECONDS).hops())
        .extracting(HopChain.Hop::kind)
        .containsExactlyElementsOf(kinds.names());
  }

  @Test
  void chain_should_take_64_hops_and_no_more() throws Exception {
    String longest = String.join(",", Collections.nCopies(64, "executor"));
    assertThat(HopChain.start(kinds, longest).get(30, TimeUnit.SECONDS).hops()).hasSize(64);
    assertRefused(longest + ",executor", "path has 65 hops; 64 are the most");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void missing_path_should_be_told_what_it_is(String path) {
    assertRefused(path, "path is missing; it is a list of: executor, submit, invoke-all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"executr", "executor,,timer", "executor,", " "})
  void unknown_kind_should_be_told_the_known_ones(String path) {
    assertThatThrownBy(() -> HopChain.start(kinds, path))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("unknown kind of hop '")
        .hasMessageContaining("known: executor, submit, invoke-all");
  }

  private void assertRefused(String path, String message) {
    assertThatThrownBy(() -> HopChain.start(kinds, path))
        .isInstanceOf(BadRequest.class)
        .hasMessageStartingWith(message);
  }
}
