package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Jetty's distribution. Its own demonstrations are not in Maven Central; it serves the example
 * applications of Tomcat.
 */
final class Jetty extends RealProgram {

  private final Path home;
  private final Path tomcat;

  Jetty(Path home, Path tomcat) {
    super("Jetty", Programs.version(home));
    this.home = home;
    this.tomcat = tomcat;
  }

  @Override
  List<String> arguments(Path folder, int port) throws IOException {
    Path application = folder.resolve("webapps/examples");
    Files.createDirectories(application.getParent());
    Programs.copy(tomcat.resolve("webapps/examples"), application);
    Files.createDirectories(application.resolve("WEB-INF/lib"));
    Files.copy(
        tomcat.resolve("bin/tomcat-juli.jar"), application.resolve("WEB-INF/lib/tomcat-juli.jar"));
    List<String> arguments = new ArrayList<>(List.of("-jar", home.resolve("start.jar").toString()));
    for (String module :
        List.of(
            "http",
            "ee11-deploy",
            "ee11-annotations",
            "ee11-jsp",
            "ee11-jstl",
            "ee11-websocket-jakarta")) {
      arguments.add("--module=" + module);
    }
    arguments.addAll(
        List.of("jetty.http.host=127.0.0.1", "jetty.http.port=" + port, "jetty.base=" + folder));
    return arguments;
  }

  @Override
  String readyWhen() {
    return "Started oejs.Server";
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    Tomcat.askExamples(conversation);
  }
}
