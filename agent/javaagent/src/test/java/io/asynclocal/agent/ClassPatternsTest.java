package io.asynclocal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names with stars. */
class ClassPatternsTest {

  @ParameterizedTest
  @CsvSource({
    "a.B, a.B, true",
    "a.B, a.BC, false",
    "a.B, xa.B, false",
    "a.*, a.B, true",
    "a.*, a.b.C, true",
    "a.*, ab.C, false",
    "*.B, a.b.B, true",
    "*, anything.At, true",
    "a.*Pool, a.b.MyPool, true",
    "a.*Pool, a.b.MyPools, false",
    "a.*b*.C, a.xbx.C, true",
    "a.Outer$*, a.Outer$Inner, true",
  })
  void star_should_stand_for_any_run_of_characters(String pattern, String name, boolean matches)
      throws OptionError {
    assertThat(ClassPatterns.parse(pattern).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"a.B:c.D, c.D, true", "a.B:c.D, a.B, true", "a.B:c.D, a.B:c.D, false"})
  void any_entry_of_a_list_should_match(String patterns, String name, boolean matches)
      throws OptionError {
    assertThat(ClassPatterns.parse(patterns).matches(name)).isEqualTo(matches);
  }
}
