package io.asynclocal.agent.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.agent.names.ClassNames;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteCacheTest {

  private static final byte[] ORIGINAL = {1, 2, 3};
  private static final byte[] OTHER = {1, 2, 4};
  private static final byte[] REWRITTEN = {5, 6, 7, 8};

  @TempDir private Path folder;

  @Test
  void cache_should_give_back_what_was_kept_for_the_same_bytes_and_mode_alone() {
    RewriteCache first = open("1");
    first.put("a/B", 1, ORIGINAL, REWRITTEN);
    first.run();
    RewriteCache second = open("1");
    assertThat(second.get("a/B", 1, ORIGINAL)).isEqualTo(REWRITTEN);
    assertThat(second.get("a/B", 1, OTHER)).isNull();
    assertThat(second.get("a/B", 2, ORIGINAL)).isNull();
    assertThat(second.get("a/C", 1, ORIGINAL)).isNull();
  }

  @Test
  void class_that_stays_as_it_is_should_be_remembered() {
    RewriteCache first = open("1");
    first.put("a/B", 1, ORIGINAL, new byte[0]);
    first.run();
    assertThat(open("1").get("a/B", 1, ORIGINAL)).isEmpty();
  }

  @Test
  void names_should_be_told_to_the_next_start() {
    RewriteCache first = open("1");
    first.put("a/B", 1, ORIGINAL, REWRITTEN);
    first.run();
    ClassNames names = openOnly("1").names();
    assertThat(names.isOfJdk("x/Y")).isTrue();
    assertThat(names.original("l/Z")).isEqualTo("l/Z");
  }

  @Test
  void cache_should_know_nothing_of_another_identity() {
    RewriteCache first = open("1");
    first.put("a/B", 1, ORIGINAL, REWRITTEN);
    first.run();
    assertThat(openOnly("2").names()).isNull();
    assertThat(openOnly("2").get("a/B", 1, ORIGINAL)).isNull();
  }

  @Test
  void starts_at_the_same_time_should_keep_what_each_made() {
    RewriteCache one = open("1");
    RewriteCache other = open("1");
    one.put("a/B", 1, ORIGINAL, REWRITTEN);
    other.put("a/B", 1, OTHER, REWRITTEN);
    other.put("c/D", 1, ORIGINAL, REWRITTEN);
    one.run();
    other.run();
    RewriteCache next = open("1");
    assertThat(next.get("a/B", 1, ORIGINAL)).isEqualTo(REWRITTEN);
    assertThat(next.get("a/B", 1, OTHER)).isEqualTo(REWRITTEN);
    assertThat(next.get("c/D", 1, ORIGINAL)).isEqualTo(REWRITTEN);
  }

  @Test
  void file_should_not_grow_without_end_and_lose_what_is_not_used_first() {
    byte[] big = new byte[3 << 20];
    for (int i = 0; i < 3; i++) {
      RewriteCache cache = open("1");
      cache.put("a/B" + i, 1, ORIGINAL, big);
      cache.run();
    }
    RewriteCache last = open("1");
    assertThat(last.get("a/B2", 1, ORIGINAL)).isEqualTo(big);
    assertThat(last.get("a/B0", 1, ORIGINAL) == null || last.get("a/B1", 1, ORIGINAL) == null)
        .isTrue();
  }

  @Test
  void files_of_other_builds_should_not_pile_up() {
    for (int i = 0; i < 20; i++) {
      RewriteCache cache = open("build " + i);
      cache.put("a/B", 1, ORIGINAL, REWRITTEN);
      cache.run();
    }
    assertThat(folder.resolve("cache").toFile().list()).hasSize(16);
    assertThat(open("build 19").get("a/B", 1, ORIGINAL)).isEqualTo(REWRITTEN);
  }

  @Test
  void off_should_keep_nothing() {
    RewriteCache off = RewriteCache.open("off", "1");
    off.setNames(ClassNames.of(Map.of()));
    off.put("a/B", 1, ORIGINAL, REWRITTEN);
    off.run();
    assertThat(off.get("a/B", 1, ORIGINAL)).isNull();
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  private RewriteCache open(String identity) {
    RewriteCache cache = openOnly(identity);
    cache.setNames(ClassNames.of(Map.of("x/Y", true, "l/Z", false)));
    return cache;
  }

  private RewriteCache openOnly(String identity) {
    return RewriteCache.open(folder.resolve("cache").toString(), identity);
  }
}
