package io.asynclocal.agent.transform;

import io.asynclocal.agent.launch.AgentJar;
import io.asynclocal.agent.launch.NestedJar;
import io.asynclocal.agent.launch.NestedJarLoader;
import java.io.File;
import java.io.IOException;

/**
 * Loads what rewrites classes, Byte Buddy among it, from a jar of its own: three thousand classes,
 * whose names alone would cost each start more than all the rest, and which most starts do not
 * need.
 */
public final class RewriterLoader {

  private static final String REWRITER = "io.asynclocal.agent.rewrite.ByteBuddyRewriter";

  private RewriterLoader() {}

  /** Loads the rewriter. */
  public static Rewriter load(File agentJar) throws IOException, ReflectiveOperationException {
    ClassLoader loader =
        new NestedJarLoader(NestedJar.in(agentJar, AgentJar.REWRITER), RewriterLoader.class);
    return (Rewriter) loader.loadClass(REWRITER).getConstructor().newInstance();
  }
}
