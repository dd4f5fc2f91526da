package io.asynclocal.agent.transform;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes new bytes of a class: Byte Buddy, and a description of each mechanism. */
public interface Rewriter {

  /** The class is one of {@link #names}. */
  int NAMED = 1;

  /** The class declares the method of an executor. */
  int EXECUTOR = 2;

  /** The class is not loaded yet, or has the field for a context already. */
  int CAN_GAIN_FIELD = 4;

  /** The class is a subclass of {@code Thread} that declares what it runs. */
  int THREAD = 8;

  /** The class holds values that travel. */
  int HOLDER = 16;

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
   * @param mode what is known of it, a sum of the constants above
   * @return empty where it stays as it is
   */
  byte[] rewrite(String name, @Nullable ClassLoader loader, int mode, byte[] classFile);
}
