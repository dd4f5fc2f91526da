package io.asynclocal.it.real;

import java.nio.file.Path;
import java.util.Set;

/**
 * README.md's existing program: with the agent, the caller's name reaches the {@code @Async}
 * method.
 */
final class SpringMdc extends SpringApp {

  SpringMdc(Path jar) {
    super("Spring Boot, MDC", jar);
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    conversation.get("/orders/7", "X-User", "ada");
    conversation.get("/orders/8", "X-User", "bob");
  }

  @Override
  Set<String> gains() {
    return Set.of(
        "INFO  [] order N shipped", "INFO  [ada] order N shipped", "INFO  [bob] order N shipped");
  }
}
