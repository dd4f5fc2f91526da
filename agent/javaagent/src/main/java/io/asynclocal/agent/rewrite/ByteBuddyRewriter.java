package io.asynclocal.agent.rewrite;

import io.asynclocal.agent.instrumentation.ExecutorInstrumentation;
import io.asynclocal.agent.instrumentation.HolderInstrumentation;
import io.asynclocal.agent.instrumentation.Instrumentation;
import io.asynclocal.agent.instrumentation.Instrumentations;
import io.asynclocal.agent.instrumentation.ThreadInstrumentation;
import io.asynclocal.agent.names.ClassNames;
import io.asynclocal.agent.names.NobodysWork;
import io.asynclocal.agent.transform.Rewriter;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites classes as their instrumentations describe it. */
public final class ByteBuddyRewriter implements Rewriter {

  private static final byte[] AS_IT_IS = {};

  private final Map<String, Instrumentation> byClass = Instrumentations.byClass();
  private final ClassNames classNames = ClassNames.of(names(Collections.<String>emptySet()));
  private final ClassRewriter rewriter = new ClassRewriter();

  @Override
  public String[] mechanisms() {
    return Instrumentations.mechanisms();
  }

  @Override
  public Set<String> offWith(Set<String> disabled) {
    return Instrumentations.offWith(disabled);
  }

  @Override
  public Map<String, Boolean> names(Set<String> off) {
    Map<String, Boolean> names = new HashMap<>();
    for (String className : NobodysWork.classes()) {
      names.put(className.replace('.', '/'), false);
    }
    for (Map.Entry<String, Instrumentation> entry : Instrumentations.byClass(off).entrySet()) {
      names.put(entry.getKey(), entry.getValue().isOfJdk());
    }
    return names;
  }

  @Override
  public byte[] rewrite(String name, @Nullable ClassLoader loader, int mode, byte[] classFile) {
    String className = name.replace('/', '.');
    ClassRewrite rewrite = new ClassRewrite();
    Instrumentation named = (mode & NAMED) != 0 ? instrumentationOf(name) : null;
    if (named != null) {
      named.describe(className, rewrite);
    }
    if ((mode & EXECUTOR) != 0 && (named == null || !named.leavesExecute())) {
      ExecutorInstrumentation.describe(rewrite, ExecutorScan.castTypes(classFile));
    }
    if ((mode & THREAD) != 0) {
      ThreadInstrumentation.describeSubclass(rewrite);
    }
    if ((mode & HOLDER) != 0) {
      HolderInstrumentation.describe(className, rewrite);
    }
    return rewrite.isEmpty()
        ? AS_IT_IS
        : rewriter.rewrite(className, loader, classFile, rewrite, (mode & CAN_GAIN_FIELD) != 0);
  }

  private @Nullable Instrumentation instrumentationOf(String name) {
    Instrumentation exact = byClass.get(name);
    if (exact != null) {
      return exact;
    }
    String original = classNames.original(name);
    return original == null ? null : byClass.get(original);
  }
}
