package io.asynclocal.it.process.program;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Found by BlockHound, however it is installed: one thread must not block. */
public final class BlockHoundRules implements BlockHoundIntegration {

  static final String LOOP = "event loop";

  static volatile String found = "nothing";

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder
        .nonBlockingThreadPredicate(current -> current.or(t -> t.getName().equals(LOOP)))
        // The method below Thread.sleep has another name in each JDK.
        .blockingMethodCallback(
            method -> found = method.getName().startsWith("sleep") ? "sleep" : method.getName());
  }
}
