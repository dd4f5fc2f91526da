package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One program: how it starts, what it is asked, how it ends. */
abstract class RealProgram {

  final String name;
  final String version;

  RealProgram(String name, String version) {
    this.name = name;
    this.version = version;
  }

  /**
   * Prepares an empty folder for one run.
   *
   * @return the command without the path of java, and without the agent's flag
   */
  abstract List<String> arguments(Path folder, int port) throws IOException;

  /** Further variables of its environment, where the flag goes into one of them. */
  Map<String, String> environment(String flag) {
    return Map.of();
  }

  /** Asks it things, once its port is open. */
  void ask(Conversation conversation) throws Exception {}

  /** Whether it serves on its port until it is told to stop, or ends by itself. */
  boolean serves() {
    return true;
  }

  /** The lines of its log in which the agent is meant to make a difference, those of both runs. */
  Set<String> gains() {
    return Set.of();
  }

  /** What its start-up prints last; its port may be open before. */
  String readyWhen() {
    return "";
  }
}
