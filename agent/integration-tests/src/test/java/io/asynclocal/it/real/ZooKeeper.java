package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** ZooKeeper, alone, and its shell as a client. */
final class ZooKeeper extends RealProgram {

  private final Path folderOfJars;

  ZooKeeper(Path folderOfJars) {
    super("ZooKeeper", Programs.version(folderOfJars));
    this.folderOfJars = folderOfJars;
  }

  @Override
  List<String> arguments(Path folder, int port) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("zoo.cfg"),
            "dataDir="
                + folder.resolve("data")
                + "\nclientPort="
                + port
                + "\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\ntickTime=2000\n");
    return List.of(
        "-cp",
        folderOfJars + "/*",
        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
        configuration.toString());
  }

  @Override
  void ask(Conversation conversation) throws Exception {
    shell(conversation, 0, "create", "/tea", "earl-grey");
    shell(conversation, 0, "create", "/tea/cup", "full");
    shell(conversation, 0, "get", "/tea");
    shell(conversation, 0, "ls", "-R", "/tea");
    shell(conversation, 1, "get", "/none");
  }

  private void shell(Conversation conversation, int status, String... command) throws Exception {
    String[] arguments = new String[command.length + 6];
    System.arraycopy(
        new String[] {
          "-cp",
          folderOfJars + "/*",
          "org.apache.zookeeper.ZooKeeperMain",
          "-waitforconnection",
          "-server",
          "127.0.0.1:" + conversation.port
        },
        0,
        arguments,
        0,
        6);
    System.arraycopy(command, 0, arguments, 6, command.length);
    conversation.run(status, arguments);
  }
}
