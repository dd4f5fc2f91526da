package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class SpringIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
        kind("@Async", SpringIT::async),
        kind("ThreadPoolTaskExecutor", () -> pool(ThreadPoolTaskExecutor::execute)),
        kind("submit", () -> pool(ThreadPoolTaskExecutor::submit)),
        kind("submitCompletable", () -> pool(ThreadPoolTaskExecutor::submitCompletable)),
        kind("SimpleAsyncTaskExecutor", () -> simple(false)),
        kind("SimpleAsyncTaskExecutor, decorated", () -> simple(true)),
        kind("ThreadPoolTaskScheduler", SpringIT::scheduler));
  }

  /** An application. */
  @Configuration
  @EnableAsync
  @EnableScheduling
  static class Application {
    final List<Object> scheduled = new CopyOnWriteArrayList<>();

    @Bean
    ThreadPoolTaskExecutor taskExecutor() {
      ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
      executor.setCorePoolSize(2);
      return executor;
    }

    @Bean
    Service service() {
      return new Service();
    }

    @Scheduled(fixedDelay = 5)
    void tick() {
      scheduled.add(Holders.caller());
    }
  }

  /** A service of it. */
  static class Service {
    @Async
    public void run(Runnable callback) {
      callback.run();
    }
  }

  private static Way async() {
    AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Application.class);
    Service service = context.getBean(Service.class);
    return Way.submitting(service::run, context);
  }

  private interface Use {
    void on(ThreadPoolTaskExecutor executor, Runnable callback);
  }

  private static Way pool(Use use) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(2);
    executor.initialize();
    return Way.submitting(callback -> use.on(executor, callback), executor::shutdown);
  }

  private static Way simple(boolean decorated) {
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
    if (decorated) {
      executor.setTaskDecorator(task -> task::run);
    }
    return Way.submitting(executor::execute, executor::close);
  }

  private static Way scheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.initialize();
    return Way.submitting(
        callback -> scheduler.schedule(callback, Instant.now()), scheduler::shutdown);
  }

  @Test
  void scheduled_jobs_should_belong_to_nobody() {
    Object[] context = new Object[1];
    Holders.run("A", () -> context[0] = new AnnotationConfigApplicationContext(Application.class));
    try (AnnotationConfigApplicationContext application =
        (AnnotationConfigApplicationContext) context[0]) {
      List<Object> scheduled = application.getBean(Application.class).scheduled;
      Awaitility.await().untilAsserted(() -> assertThat(scheduled).hasSizeGreaterThan(2));
      assertThat(scheduled).containsOnly(Holders.NOBODY);
    }
  }

  @Test
  void decorator_should_see_the_program_s_own_task() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    List<Runnable> seen = new CopyOnWriteArrayList<>();
    executor.setTaskDecorator(
        task -> {
          seen.add(task);
          return task;
        });
    executor.initialize();
    Witness witness = new Witness("A");
    Holders.run("A", () -> executor.execute(witness));
    witness.assertSawItsCaller();
    assertThat(seen).containsExactly(witness);
    executor.shutdown();
  }
}
