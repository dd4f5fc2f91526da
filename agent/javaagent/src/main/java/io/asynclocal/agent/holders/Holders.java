package io.asynclocal.agent.holders;

import io.asynclocal.agent.ClassDefiner;
import io.asynclocal.agent.Log;
import io.asynclocal.bootstrap.BootSettings;
import io.asynclocal.bootstrap.ContextClassLoaderValue;
import io.asynclocal.bootstrap.ThreadValue;
import io.asynclocal.bootstrap.ThreadValues;
import io.asynclocal.bootstrap.WeakThreadValue;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the values of holders travel from the moment that their classes are initialised. */
public final class Holders implements BootSettings.Holders {

  private final Instrumentation jvm;
  private final Carry carry;
  private final File agentJar;
  private final Set<String> classes = new HashSet<>();
  private final Set<Class<?>> served =
      Collections.newSetFromMap(new WeakHashMap<Class<?>, Boolean>());

  private @Nullable CarrierClasses carriers;

  public Holders(Instrumentation jvm, Carry carry, File agentJar) {
    this.jvm = jvm;
    this.carry = carry;
    this.agentJar = agentJar;
    for (KnownHolder known : KnownHolders.all()) {
      if (carry.names.contains(known.name)) {
        classes.add(known.className.replace('.', '/'));
      }
    }
    for (HolderField field : carry.fields) {
      classes.add(field.className.replace('.', '/'));
    }
  }

  /** The classes that are rewritten, so that they call back; with slashes. */
  public Set<String> classes() {
    return classes;
  }

  /** From now on they are listened to. */
  public void install() {
    if (classes.isEmpty() && carry.names.isEmpty()) {
      return;
    }
    BootSettings.holders = this;
    if (carry.names.contains(KnownHolders.CONTEXT_CLASS_LOADER)) {
      ThreadValues.register(new ContextClassLoaderValue());
    }
    if (Log.isInfo() && !carry.fields.isEmpty()) {
      Runnable unfound = new Unfound(carry.fields);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(null, unfound, "asynclocal fields", 0, false));
    }
  }

  /** Serves the holders that were initialised before anybody looked. */
  public void serveLoaded(List<Class<?>> loaded) {
    for (Class<?> type : loaded) {
      if (classes.contains(type.getName().replace('.', '/')) && ClassDefiner.isInitialised(type)) {
        ready(type);
      }
    }
  }

  @Override
  public void ready(Class<?> holder) {
    synchronized (served) {
      if (!served.add(holder)) {
        return;
      }
    }
    String className = holder.getName();
    for (KnownHolder known : KnownHolders.all()) {
      if (known.className.equals(className) && carry.names.contains(known.name)) {
        serve(holder, known);
      }
    }
    for (HolderField field : carry.fields) {
      if (field.className.equals(className)) {
        new FieldHolders(jvm, carriers()).serve(holder, field);
      }
    }
  }

  private void serve(Class<?> holder, KnownHolder known) {
    try {
      if (known.serves(jvm, holder)) {
        ThreadValues.register(new WeakThreadValue(carriers().of(holder, known)));
        Log.debug("values of " + known.className + " travel");
      }
    } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
      Log.warn("values of " + known.className + " do not travel: " + e);
    }
  }

  private synchronized CarrierClasses carriers() {
    CarrierClasses made = carriers;
    if (made == null) {
      made = new CarrierClasses(jvm, agentJar);
      carriers = made;
    }
    return made;
  }

  @Override
  public boolean areCarried(String name) {
    return carry.names.contains(name);
  }

  @Override
  public void failed(ThreadValue holder, Throwable failure) {
    if (Log.isDebug()) {
      Log.debug(holder + " failed, so that its value did not travel: " + failure);
    }
  }

  /** Says as the program ends which fields never appeared. */
  private static final class Unfound implements Runnable {
    private final List<HolderField> fields;

    Unfound(List<HolderField> fields) {
      this.fields = fields;
    }

    @Override
    public void run() {
      for (HolderField field : fields) {
        if (!field.wasFound) {
          Log.info(field + " did not travel: its class was never initialised");
        }
      }
    }
  }
}
