package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/** Disruptor: the threads that process events belong to nobody, whoever starts them. */
final class DisruptorInstrumentation extends LibraryInstrumentation {

  private static final String PROCESSOR = "com.lmax.disruptor.dsl.EventProcessorInfo";
  private static final String PROCESSOR_3 = "com.lmax.disruptor.dsl.ConsumerRepository";

  @Override
  public String mechanism() {
    return "disruptor";
  }

  @Override
  public String[] classes() {
    return new String[] {PROCESSOR, PROCESSOR_3};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite.adviseIfThere(NobodysAdvice.class, "start", "startAll");
  }
}
