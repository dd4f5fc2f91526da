package io.asynclocal.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CastTypesTest {

  private interface Known {}

  private static class Named implements Known, Runnable {
    @Override
    public void run() {}
  }

  private static final class Extended extends Named {}

  private static final String NAMED = CastTypesTest.class.getName() + "$Named,";
  private static final String KNOWN =
      "com.example.Other," + CastTypesTest.class.getName() + "$Known,";

  @Test
  void class_should_be_found_by_its_own_name_alone() {
    assertThat(CastTypes.name(NAMED, Named.class)).isTrue();
    assertThat(CastTypes.name("com.example.Other," + NAMED, Named.class)).isTrue();
    assertThat(CastTypes.name(NAMED, Extended.class)).isFalse();
    assertThat(CastTypes.name("com.example." + NAMED, Named.class)).isFalse();
    assertThat(CastTypes.name(NAMED.replace(",", "Too,"), Named.class)).isFalse();
    assertThat(CastTypes.name("", Named.class)).isFalse();
  }

  @Test
  void class_should_be_included_by_what_it_extends_and_implements() {
    for (int i = 0; i < 2; i++) {
      assertThat(CastTypes.include(NAMED, Extended.class)).isTrue();
      assertThat(CastTypes.include(KNOWN, Extended.class)).isTrue();
      assertThat(CastTypes.include("com.example.Other,", Extended.class)).isFalse();
      assertThat(CastTypes.include("", Extended.class)).isFalse();
      assertThat(CastTypes.include(NAMED, String.class)).isFalse();
    }
  }
}
