package io.asynclocal.agent.transform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes new bytes of a class: Byte Buddy, and a description of each mechanism. */
public interface Rewriter {

  /** For each class that is rewritten by its name, with slashes, whether it is the JDK's. */
  Map<String, Boolean> names();

  /**
   * Rewrites a class; a pure function, for any thread.
   *
   * @param name with slashes
   * @param loader where its supertypes are found; null for the bootstrap loader
   * @param isNamed whether it is one of {@link #names}
   * @param isExecutor whether it declares the method of an executor
   * @param canGainField whether it is not loaded yet, or has the field already
   * @return empty where it stays as it is
   */
  byte[] rewrite(
      String name,
      @Nullable ClassLoader loader,
      boolean isNamed,
      boolean isExecutor,
      boolean canGainField,
      byte[] classFile);
}
