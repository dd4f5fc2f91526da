package io.asynclocal.agent.launch;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The jar that users download. The agent proper is in a jar inside it: a class of that is one look
 * into memory away, where the system class loader needs five times as long for each.
 */
public final class AgentJar {

  /** The jar inside it with the hooks. */
  public static final String HOOKS = "asynclocal-bootstrap.jar";

  /** The jar inside it with what rewrites classes. */
  public static final String REWRITER = "asynclocal-rewriter.jar";

  private static final String CORE = "asynclocal-core.jar";
  private static final String START = "io.asynclocal.agent.AgentStart";

  /** What decides what classes become. */
  private static final String[] OF_BUILD = {CORE, REWRITER, HOOKS};

  private static @Nullable Agent agent;
  private static String build = "none";

  private AgentJar() {}

  /** The agent, which is loaded once. */
  static synchronized Agent agent() throws IOException {
    if (agent == null) {
      File file = file();
      try (ZipFile jar = new ZipFile(file)) {
        build = checksums(jar) + file.length();
        ClassLoader loader = new NestedJarLoader(NestedJar.in(jar, CORE), AgentJar.class);
        // Makes it call back: what reflection costs to make an object is as much as all classes.
        Class.forName(START, true, loader);
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
    if (agent == null) {
      throw new IOException("the agent's jar is damaged");
    }
    return agent;
  }

  private static String checksums(ZipFile jar) {
    StringBuilder text = new StringBuilder();
    for (String name : OF_BUILD) {
      ZipEntry entry = jar.getEntry(name);
      text.append(entry == null ? "" : Long.toHexString(entry.getCrc())).append('-');
    }
    return text.toString();
  }

  /** Called by the agent as its class is initialised. */
  public static void loaded(Agent loaded) {
    agent = loaded;
  }

  /**
   * Where it is.
   *
   * @throws IOException where this class is from no jar
   */
  public static File file() throws IOException {
    CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !location.getProtocol().equals("file")) {
      throw new IOException("the agent is not from a jar");
    }
    try {
      String path = location.getPath();
      return path.indexOf('%') < 0 ? new File(path) : new File(location.toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Some text that another build which rewrites classes in another way does not have. */
  public static String build() {
    return build;
  }

  /** Which version the jar's manifest says it is. */
  public static String version() {
    String version = AgentJar.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
