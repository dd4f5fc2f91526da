package io.asynclocal.it.real;

import java.nio.file.Path;
import java.util.List;

/** WireMock, whose Jetty is within its jar. */
final class WireMock extends RealProgram {

  private final Path jar;

  WireMock(Path jar) {
    super("WireMock", Programs.version(jar));
    this.jar = jar;
  }

  @Override
  List<String> arguments(Path folder, int port) {
    return List.of(
        "-jar",
        jar.toString(),
        "--port",
        String.valueOf(port),
        "--bind-address",
        "127.0.0.1",
        "--async-response-enabled",
        "true");
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    conversation.post(
        "/__admin/mappings",
        "{\"request\":{\"url\":\"/tea\"},\"response\":{\"body\":\"a cup of tea\"}}");
    conversation.post(
        "/__admin/mappings",
        "{\"request\":{\"url\":\"/slow\"},\"response\":{\"body\":\"a slow cup\","
            + "\"fixedDelayMilliseconds\":100}}");
    conversation.post(
        "/__admin/mappings",
        "{\"request\":{\"url\":\"/dribble\"},\"response\":{\"status\":200,"
            + "\"chunkedDribbleDelay\":{\"numberOfChunks\":3,\"totalDuration\":60},"
            + "\"body\":\"tea in three sips\"}}");
    conversation.get("/tea", "/slow", "/dribble", "/__admin/version");
    conversation.getNone("/none");
  }
}
