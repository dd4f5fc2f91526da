package io.asynclocal.it.real;

import java.nio.file.Path;
import java.util.List;

/** An application of Spring Boot. */
class SpringApp extends RealProgram {

  private final Path jar;
  private final String[] paths;

  SpringApp(String name, Path jar, String... paths) {
    super(name, "4.1.2");
    this.jar = jar;
    this.paths = paths;
  }

  @Override
  List<String> arguments(Path folder, int port) {
    return List.of("-jar", jar.toString(), "--server.address=127.0.0.1", "--server.port=" + port);
  }

  @Override
  String readyWhen() {
    return "Started ";
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    conversation.get(paths);
    conversation.getNone("/none");
  }
}
