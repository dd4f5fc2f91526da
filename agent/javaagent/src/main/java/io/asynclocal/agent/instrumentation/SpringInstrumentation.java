package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Spring: its task executors decorate what they are given, and hand it to an executor of the JDK or
 * to a new thread, which carry the context themselves. So they are left as they are, and a {@code
 * TaskDecorator} sees the program's own task.
 *
 * <p>Jobs that are {@code @Scheduled} belong to nobody, whoever starts the application context.
 */
final class SpringInstrumentation extends LibraryInstrumentation {

  private static final String CONCURRENT = "org.springframework.scheduling.concurrent.";
  private static final String REGISTRAR =
      "org.springframework.scheduling.config.ScheduledTaskRegistrar";

  @Override
  public String mechanism() {
    return "spring";
  }

  @Override
  public String[] classes() {
    return new String[] {
      CONCURRENT + "ThreadPoolTaskExecutor",
      CONCURRENT + "ThreadPoolTaskScheduler",
      CONCURRENT + "SimpleAsyncTaskScheduler",
      CONCURRENT + "ConcurrentTaskExecutor",
      "org.springframework.core.task.SimpleAsyncTaskExecutor",
      "org.springframework.core.task.VirtualThreadTaskExecutor",
      "org.springframework.core.task.support.TaskExecutorAdapter",
      REGISTRAR,
    };
  }

  @Override
  public boolean leavesExecute() {
    return true;
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    if (className.equals(REGISTRAR)) {
      rewrite.adviseIfThere(NobodysAdvice.class, "scheduleTasks");
    }
  }
}
