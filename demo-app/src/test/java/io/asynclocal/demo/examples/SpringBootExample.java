package io.asynclocal.demo.examples;

import static io.asynclocal.demo.examples.CurrentUser.USER;
import static io.asynclocal.demo.examples.CurrentUser.greeting;
import static io.asynclocal.demo.examples.CurrentUser.userOf;

import io.asynclocal.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** Spring Boot: a filter bean is around every request; {@code @Async} needs no task decorator. */
final class SpringBootExample implements Example {

  private ConfigurableApplicationContext context;

  @EnableAsync(proxyTargetClass = true)
  @EnableAutoConfiguration
  @Import({UserFilter.class, HelloController.class, Greeter.class})
  static class Application {}

  static class UserFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      try (Scope scope = USER.withScope(userOf(request.getHeader("X-User")))) {
        chain.doFilter(request, response);
      }
    }
  }

  @RestController
  static class HelloController {

    private final Greeter greeter;

    HelloController(Greeter greeter) {
      this.greeter = greeter;
    }

    @GetMapping("/hello")
    CompletableFuture<String> hello() {
      return greeter.greet();
    }
  }

  static class Greeter {

    @Async
    CompletableFuture<String> greet() {
      return greeting();
    }
  }

  @Override
  public int start() {
    context =
        new SpringApplicationBuilder(Application.class)
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.main.banner-mode=off",
                "logging.level.root=warn",
                "spring.main.register-shutdown-hook=false")
            .run();
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
