package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path descriptor = application.resolve("WEB-INF/web.xml");
    // Its filters and users are of Tomcat itself.
    Files.writeString(
        descriptor,
        Files.readString(descriptor)
            .replaceAll(
                "(?s)<(filter|filter-mapping|login-config|security-constraint|security-role)>.*?</\\1>",
                ""));
    Files.writeString(
        folder.resolve("start.ini"),
        // What stands below an ee11 module is a property of that environment.
        "--module=http\njetty.http.host=127.0.0.1\njetty.http.port="
            + port
            + "\n--modules=ee11-deploy,ee11-annotations,ee11-jsp,ee11-websocket-jakarta\n");
    return List.of("-jar", home.resolve("start.jar").toString());
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
