package io.asynclocal.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * How the agent in one JVM tells the one that attached it what came of it: in a file that the
 * latter made, and names in front of the options. Other tools that attach name none.
 */
final class AttachReply {

  static final String GOOD = "good";

  private static final char MARK = '|';

  /** What is left of the argument. */
  final @Nullable String options;

  private final @Nullable File file;

  private AttachReply(@Nullable File file, @Nullable String options) {
    this.file = file;
    this.options = options;
  }

  /** The argument that names a file, for the other JVM. */
  static String argument(File file, String options) {
    return MARK + file.getPath() + MARK + options;
  }

  static AttachReply in(@Nullable String argument) {
    int end =
        argument == null || argument.isEmpty() || argument.charAt(0) != MARK
            ? -1
            : argument.indexOf(MARK, 1);
    return argument == null || end < 0
        ? new AttachReply(null, argument)
        : new AttachReply(new File(argument.substring(1, end)), argument.substring(end + 1));
  }

  /**
   * Says what came of it.
   *
   * @param problem null where all is well
   * @return whether somebody is told
   */
  boolean send(@Nullable String problem) {
    // A file that is not there is another machine's, or another container's.
    if (file == null || !file.isFile()) {
      return false;
    }
    try {
      Files.writeString(file.toPath(), problem == null ? GOOD : problem);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
