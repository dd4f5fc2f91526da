package io.asynclocal.it.real;

import java.nio.file.Path;
import java.util.List;

/** H2's server over TCP, and its shell as a client. */
final class H2 extends RealProgram {

  private final Path jar;

  H2(Path jar) {
    super("H2", Programs.version(jar));
    this.jar = jar;
  }

  @Override
  List<String> arguments(Path folder, int port) {
    return List.of(
        "-cp",
        jar.toString(),
        "org.h2.tools.Server",
        "-tcp",
        "-tcpPort",
        String.valueOf(port),
        "-ifNotExists",
        "-baseDir",
        folder.toString());
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    query(conversation, 0, "create table tea(id int primary key, name varchar(20))");
    query(conversation, 0, "insert into tea select x, 'cup ' || x from system_range(1, 20000)");
    query(conversation, 0, "select count(*), min(name), max(name) from tea");
    query(conversation, 0, "select none from tea");
  }

  private void query(Conversation conversation, int status, String sql) throws Exception {
    conversation.run(
        status,
        "-cp",
        jar.toString(),
        "org.h2.tools.Shell",
        "-url",
        "jdbc:h2:tcp://127.0.0.1:" + conversation.port + "/tea",
        "-sql",
        sql);
  }
}
