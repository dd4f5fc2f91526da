package io.asynclocal.agent.transform;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes new bytes of a class: Byte Buddy, and a description of each mechanism. */
public interface Rewriter {

  /** The mechanism of executors that are not the JDK's, whose classes have no names here. */
  String EXECUTORS = "executor";

  /** The names of all mechanisms. */
  String[] mechanisms();

  /** The mechanisms that are off where these are, as some are not safe without others. */
  Set<String> offWith(Set<String> disabled);

  /**
   * For each class that is rewritten by its name, with slashes, whether it is the JDK's.
   *
   * @param off mechanisms whose classes are left out
   */
  Map<String, Boolean> names(Set<String> off);

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
