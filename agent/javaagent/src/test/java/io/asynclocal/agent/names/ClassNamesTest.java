package io.asynclocal.agent.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassNamesTest {

  private static final String TASK = "java/util/concurrent/FutureTask";
  private static final String TIMER = "com/example/Timer";

  private final ClassNames names =
      ClassNames.of(Map.of(TASK, true, TIMER, false, "a/B", true, "org/slf4j/MDC", false));

  @Test
  void names_should_tell_classes_of_the_jdk_from_those_of_libraries() {
    assertThat(names.isOfJdk(TASK)).isTrue();
    assertThat(names.isOfJdk(TIMER)).isFalse();
    assertThat(names.isOfJdk("a/B")).as("a short name").isTrue();
    assertThat(names.original(TIMER)).isEqualTo(TIMER);
    assertThat(names.original(TASK)).isNull();
  }

  @Test
  void names_should_not_know_what_only_looks_like_one_of_them() {
    assertThat(names.isOfJdk("java/util/concurrent/FutureTusk")).isFalse();
    assertThat(names.isOfJdk("shaded/" + TASK)).isFalse();
    assertThat(names.isOfJdk("")).isFalse();
    assertThat(names.original("Timer")).isNull();
    assertThat(names.original("other/example/Timer")).isNull();
    assertThat(names.original("org.com/example/Timer$1")).isNull();
  }

  @Test
  void library_should_be_found_where_it_was_moved() {
    assertThat(names.original("shaded/" + TIMER)).isEqualTo(TIMER);
    assertThat(names.original("a/b/c/org/slf4j/MDC")).isEqualTo("org/slf4j/MDC");
    assertThat(names.original("shaded" + TIMER)).as("another package").isNull();
  }

  @Test
  void name_should_be_found_with_dots_too() {
    assertThat(names.isOfJdk(TASK.replace('/', '.'))).isTrue();
    assertThat(ClassNames.of(Map.of("some/T", true)).isOfJdk("some.T")).isTrue();
    assertThat(names.isOfJdk("java.util.concurrent.FutureTusk")).isFalse();
    assertThat(names.isOfJdk("java.lang.Object")).isFalse();
  }

  @Test
  void names_should_be_the_same_when_read_again() {
    Map<String, Boolean> many = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      many.put("package" + i % 7 + "/Name" + i, i % 3 == 0);
    }
    ClassNames made = ClassNames.of(many);
    ByteBuffer out = ByteBuffer.allocate(made.size());
    made.writeTo(out);
    assertThat(out.hasRemaining()).isFalse();
    out.flip();
    ClassNames read = ClassNames.readFrom(out);
    assertThat(out.hasRemaining()).isFalse();
    many.forEach(
        (name, ofJdk) -> {
          assertThat(read.isOfJdk(name)).isEqualTo(ofJdk);
          assertThat(read.original("moved/" + name)).isEqualTo(ofJdk ? null : name);
        });
  }

  @Test
  void something_else_should_not_be_read() {
    ByteBuffer other = ByteBuffer.wrap(new byte[] {0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 1, 65});
    assertThatThrownBy(() -> ClassNames.readFrom(other)).isInstanceOf(RuntimeException.class);
  }
}
