package io.asynclocal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asynclocal.agent.instrumentation.Instrumentations;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user may write, what counts first, and what he is told where it is wrong. */
class OptionsTest {

  private final Properties properties = new Properties();

  @ParameterizedTest
  @ValueSource(strings = "")
  void nothing_should_give_the_defaults(String argument) throws OptionError {
    for (String given : new String[] {argument, null}) {
      Options options = Options.parse(given, properties, Map.of());
      assertThat(options.log()).isEqualTo(Log.Level.WARN);
      assertThat(options.strict()).isFalse();
      assertThat(options.excludesAnything()).isFalse();
      assertThat(options.sideTableForced()).isFalse();
    }
  }

  @Test
  void all_keys_should_be_read_from_the_flag() throws OptionError {
    Options options =
        Options.parse(
            "exclude=a.b.*:C,log=debug,strict=true,ride=side-table,on-error=continue",
            properties,
            Map.of());
    assertThat(options.log()).isEqualTo(Log.Level.DEBUG);
    assertThat(options.strict()).isTrue();
    assertThat(options.sideTableForced()).isTrue();
    assertThat(options.excludes("a.b.c.D")).isTrue();
    assertThat(options.excludes("C")).isTrue();
    assertThat(options.excludes("D")).isFalse();
  }

  @Test
  void flag_should_count_before_property_and_property_before_variable() throws OptionError {
    Map<String, String> environment = Map.of("ASYNCLOCAL_LOG", "off");
    assertThat(Options.parse(null, properties, environment).log()).isEqualTo(Log.Level.OFF);
    properties.setProperty("asynclocal.log", "info");
    assertThat(Options.parse(null, properties, environment).log()).isEqualTo(Log.Level.INFO);
    assertThat(Options.parse("log=debug", properties, environment).log())
        .isEqualTo(Log.Level.DEBUG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "exclud=x | option 'exclud=x' is unknown; did you mean exclude? "
            + "Allowed: exclude include disable log strict on-error config carry carry-copy ride cache",
        "Log=off | option 'Log=off' is unknown; did you mean log? "
            + "Allowed: exclude include disable log strict on-error config carry carry-copy ride cache",
        "log=inof | option log has the bad value 'inof'; did you mean info? "
            + "Allowed: off warn info debug",
        "log= | option log has the bad value ''; did you mean off? Allowed: off warn info debug",
        "strict=yes | option strict has the bad value 'yes'; did you mean true? Allowed: true false",
        "on-error=stop | option on-error has the bad value 'stop'; did you mean exit? "
            + "Allowed: exit continue",
        "strict | 'strict' is not of the form key=value",
        "log=off, | '' is not of the form key=value",
        "log=off;strict=true | option log has the bad value 'off;strict=true'; did you mean "
            + "off? Allowed: off warn info debug",
        "log=off,log=warn | option log is given twice",
        "carry=mcd | option carry: 'mcd' is unknown; did you mean mdc? Allowed: auto none mdc "
            + "spring-security spring-locale grpc opentelemetry shiro sentry micrometer "
            + "spring-request tccl or a field as com.example.Users#CURRENT",
        "carry=none:mdc | option carry: none stands alone",
        "carry= | option carry: an entry is empty",
        "carry=mdc: | option carry: an entry is empty",
        "carry=a.B# | option carry: 'a.B#' is not a static field, as in com.example.Users#CURRENT",
        "carry=#F | option carry: '#F' is not a static field, as in com.example.Users#CURRENT",
        "carry=a..B#F | option carry: 'a..B#F' is not a static field, "
            + "as in com.example.Users#CURRENT",
        "carry-copy=mdc | option carry-copy: 'mdc' is not a static field, "
            + "as in com.example.Users#CURRENT",
        "exclude=a::b | option exclude: an entry is empty",
        "include=a.B | option include names exceptions to exclude, and there is none; exclude=* "
            + "leaves all others alone",
      })
  void mistyped_flag_should_be_one_line_that_helps(String argument, String message) {
    assertThatThrownBy(() -> Options.parse(argument, properties, Map.of()))
        .isInstanceOf(OptionError.class)
        .hasMessage(message);
  }

  @Test
  void include_should_win_over_exclude() throws OptionError {
    Options options = Options.parse("exclude=*,include=java.*:a.b.C", properties, Map.of());
    assertThat(options.excludes("a.b.D")).isTrue();
    assertThat(options.excludes("a.b.C")).isFalse();
    assertThat(options.excludes("java.util.concurrent.ThreadPoolExecutor")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', rmi", "timer:thread-pol, thread-pool"})
  void mechanism_that_is_not_there_should_be_named(String disabled, String meant)
      throws OptionError {
    Options options = Options.parse("disable=" + disabled, properties, Map.of());
    String[] allowed = Instrumentations.mechanisms();
    assertThatThrownBy(() -> options.checkDisabled(allowed))
        .hasMessage(
            "option disable has the unknown mechanism '%s'; did you mean %s? Allowed: %s",
            disabled.replace("timer:", ""), meant, String.join(" ", allowed));
  }

  @Test
  void report_should_say_what_is_in_force_and_where_it_was_given() throws OptionError {
    properties.setProperty("asynclocal.strict", "true");
    assertThat(Options.parse("log=info", properties, Map.of("ASYNCLOCAL_LOG", "off")).report())
        .contains(
            "log=info (from option log)",
            "strict=true (from system property asynclocal.strict)",
            "on-error=exit (default)")
        .hasSize(Option.values().length);
  }

  @Test
  void mistyped_property_should_be_named() {
    properties.setProperty("asynclocal.exlude", "x");
    assertThatThrownBy(() -> Options.parse(null, properties, Map.of()))
        .hasMessageStartingWith(
            "system property asynclocal.exlude is unknown; did you mean exclude?");
  }

  @Test
  void mistyped_variable_should_be_named() {
    assertThatThrownBy(() -> Options.parse(null, properties, Map.of("ASYNCLOCAL_LGO", "warn")))
        .hasMessageStartingWith(
            "environment variable ASYNCLOCAL_LGO is unknown; did you mean log?");
  }

  @Test
  void other_properties_and_variables_should_be_left_alone() throws OptionError {
    properties.setProperty("asynclocalx", "x");
    assertThat(Options.parse(null, properties, Map.of("ASYNCLOCAL_JDKS", "/jdk", "PATH", "x")))
        .isNotNull();
  }

  @Test
  void on_error_should_be_found_beside_what_is_mistyped() {
    assertThat(ErrorPolicy.continues("on-error=continue,lgo=x", properties, Map.of())).isTrue();
    assertThat(ErrorPolicy.continues("lgo=x", properties, Map.of())).isFalse();
    Map<String, String> environment = Map.of("ASYNCLOCAL_ON_ERROR", "continue");
    assertThat(ErrorPolicy.continues("lgo=x", properties, environment)).isTrue();
    assertThat(ErrorPolicy.continues("lgo=x,on-error=exit", properties, environment)).isFalse();
  }

  @Test
  void cache_should_be_a_directory_or_off() throws OptionError {
    assertThat(Options.parse("cache=/a/b", new Properties(), Map.of()).cache()).isEqualTo("/a/b");
    assertThat(Options.parse(null, new Properties(), Map.of()).cache()).isNull();
    assertThatThrownBy(() -> Options.parse("cache=", new Properties(), Map.of()))
        .hasMessage("option cache is empty; give a directory, or off");
  }

  @Test
  void what_decides_of_rewriting_should_be_in_one_text() throws OptionError {
    assertThat(
            Options.parse("log=off,cache=off,exclude=a.B", new Properties(), Map.of())
                .ofRewriting())
        .isEmpty();
    assertThat(Options.parse("ride=side-table", new Properties(), Map.of()).ofRewriting())
        .isEqualTo("ride=side-table,");
  }

  @ParameterizedTest
  @CsvSource({
    "org.springframework.transaction.support.TransactionSynchronizationManager#resources, "
        + "transactions and connections belong to one thread",
    "org.hibernate.context.internal.ThreadLocalSessionContext#CONTEXT_TL, "
        + "sessions belong to one thread",
    "com.zaxxer.hikari.util.ConcurrentBag#X, connections belong to their pool",
    "io.netty.util.Recycler#CURRENT, caches of recycled objects belong to one thread",
    "io.netty.util.internal.InternalThreadLocalMap#slowThreadLocalMap, "
        + "caches of recycled objects belong to one thread",
    "java.util.concurrent.ThreadLocalRandom#seeder, the JDK's own",
  })
  void what_must_not_travel_should_be_refused(String field, String reason) {
    for (String option : new String[] {"carry", "carry-copy"}) {
      assertThatThrownBy(() -> Options.parse(option + "=" + field, properties, Map.of()))
          .isInstanceOf(OptionError.class)
          .hasMessage("option " + option + ": '" + field + "' never travels: " + reason);
    }
  }

  @Test
  void carry_should_take_names_and_fields() throws OptionError {
    assertThat(carried("")).doesNotContain("tccl", "spring-request").contains("mdc", "micrometer");
    assertThat(carried("carry=none")).isEmpty();
    assertThat(carried("carry=mdc:a.B$C#F")).containsExactly("mdc", "a.B$C#F");
    assertThat(carried("carry=auto:tccl")).contains("mdc", "tccl");
    assertThat(carried("carry=none,carry-copy=a.B#F:c.D#G")).containsExactly("a.B#F", "c.D#G");
  }

  private List<String> carried(String argument) throws OptionError {
    return Options.parse(argument, properties, Map.of()).carry().entries();
  }
}
