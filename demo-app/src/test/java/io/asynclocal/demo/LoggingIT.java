package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Every line of the log bears the request and the user it belongs to. */
class LoggingIT {

  private static final int LINES_OF_A_PROFILE = 6;

  @RegisterExtension final RunningService service = new RunningService();

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.asynclocal.demo");
  private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
          line.prepareForDeferredProcessing();
          lines.add(line);
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
  }

  @Test
  void lines_of_all_threads_should_bear_request_and_user() throws Exception {
    List<String> requests = new ArrayList<>();
    AtOnce.forAllUsers(
        (user, round) -> {
          String id = user + "." + round;
          synchronized (requests) {
            requests.add(id);
          }
          Map<String, String> headers =
              Map.of("Authorization", service.bearer(user), "X-Request-Id", id);
          assertThat(service.client().send("GET", "/profile", headers, "").headers().map())
              .containsEntry("x-request-id", List.of(id));
        });
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lines.size() >= requests.size() * LINES_OF_A_PROFILE);
    for (String id : requests) {
      List<ILoggingEvent> own =
          lines.stream()
              .filter(line -> id.equals(line.getMDCPropertyMap().get("request")))
              .toList();
      assertThat(own).as(id).hasSize(LINES_OF_A_PROFILE);
      assertThat(own)
          .allSatisfy(
              line ->
                  assertThat(line.getMDCPropertyMap())
                      .containsEntry("user", id.substring(0, id.indexOf('.'))));
    }
    assertThat(lines.stream().map(ILoggingEvent::getThreadName).distinct()).hasSizeGreaterThan(3);
  }

  @Test
  void request_that_is_refused_should_have_an_id_and_no_user() throws Exception {
    service.client().send("GET", "/profile", Map.of("X-Request-Id", "refused"), "");
    await().atMost(Duration.ofSeconds(30)).until(() -> !lines.isEmpty());
    assertThat(lines.element().getFormattedMessage()).startsWith("GET /profile 401");
    assertThat(lines.element().getMDCPropertyMap()).isEqualTo(Map.of("request", "refused"));
  }

  @Test
  void id_that_could_forge_a_line_should_be_replaced() throws Exception {
    for (String id : List.of("a b", "<i>", "x".repeat(65))) {
      String used =
          service
              .client()
              .send("GET", "/health", Map.of("X-Request-Id", id), "")
              .headers()
              .firstValue("X-Request-Id")
              .orElseThrow();
      assertThat(used).isNotEqualTo(id).hasSize(36);
    }
  }
}
