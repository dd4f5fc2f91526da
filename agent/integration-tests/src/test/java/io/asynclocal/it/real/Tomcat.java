package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tomcat's distribution with its example applications. */
final class Tomcat extends RealProgram {

  private final Path home;

  Tomcat(Path home) {
    super("Tomcat", Programs.version(home));
    this.home = home;
  }

  @Override
  List<String> arguments(Path folder, int port) throws IOException {
    for (String part : List.of("conf", "webapps")) {
      Programs.copy(home.resolve(part), folder.resolve(part));
    }
    for (String part : List.of("logs", "temp", "work")) {
      Files.createDirectory(folder.resolve(part));
    }
    Path configuration = folder.resolve("conf/server.xml");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace("port=\"8080\"", "port=\"" + port + "\" address=\"127.0.0.1\"")
            .replace("port=\"8005\"", "port=\"-1\""));
    return List.of(
        "-Djava.util.logging.config.file=" + folder.resolve("conf/logging.properties"),
        "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
        "-Dcatalina.home=" + home,
        "-Dcatalina.base=" + folder,
        "-Djava.io.tmpdir=" + folder.resolve("temp"),
        "-cp",
        home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"),
        "org.apache.catalina.startup.Bootstrap",
        "start");
  }

  @Override
  String readyWhen() {
    return "Server startup in";
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    askExamples(conversation);
    conversation.get("/", "/docs/");
  }

  /** The example applications, which Jetty serves as well. */
  static void askExamples(Conversation conversation) throws Exception {
    conversation.get(
        "/examples/async/async0",
        "/examples/async/async1",
        "/examples/async/async2",
        "/examples/async/async3",
        "/examples/servlets/servlet/HelloWorldExample",
        "/examples/jsp/jsp2/el/basic-arithmetic.jsp",
        "/examples/websocket/index.xhtml");
    conversation.getNone("/examples/none");
    conversation.webSocket("/examples/websocket/echoAnnotation", "hello");
    conversation.webSocket("/examples/websocket/echoStreamAnnotation", "hello");
  }
}
