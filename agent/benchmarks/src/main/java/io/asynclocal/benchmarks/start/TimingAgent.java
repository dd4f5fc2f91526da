package io.asynclocal.benchmarks.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the time that the agent before it spends on each class that it leaves as it is. It puts
 * itself between the JVM and the other's transformer, through fields of the JDK and of the agent,
 * so it needs {@code --add-opens java.instrument/sun.instrument=ALL-UNNAMED}.
 */
public final class TimingAgent {

  private TimingAgent() {}

  /** Writes the number of classes and the nanoseconds to a file as the JVM ends. */
  public static void premain(String file, Instrumentation jvm) throws ReflectiveOperationException {
    Object holders =
        Class.forName("io.asynclocal.bootstrap.BootSettings", true, null)
            .getField("holders")
            .get(null);
    Object manager = valueOf(valueOf(holders, "jvm"), "mRetransfomableTransformerManager");
    for (Object info : (Object[]) valueOf(manager, "mTransformerList")) {
      Field transformer = field(info, "mTransformer");
      Timed timed = new Timed((ClassFileTransformer) transformer.get(info));
      transformer.set(info, timed);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> timed.write(Path.of(file))));
    }
  }

  private static Object valueOf(Object object, String name) throws ReflectiveOperationException {
    return field(object, name).get(object);
  }

  private static Field field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static final class Timed implements ClassFileTransformer {
    private final ClassFileTransformer transformer;
    private final AtomicLong classes = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    Timed(ClassFileTransformer transformer) {
      this.transformer = transformer;
    }

    @Override
    public byte[] transform(
        Module module,
        ClassLoader loader,
        String name,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] classFile)
        throws IllegalClassFormatException {
      long begin = System.nanoTime();
      byte[] rewritten = transformer.transform(module, loader, name, redefined, domain, classFile);
      long taken = System.nanoTime() - begin;
      if (rewritten == null) {
        classes.incrementAndGet();
        nanos.addAndGet(taken);
      }
      return rewritten;
    }

    void write(Path file) {
      try {
        Files.writeString(file, classes + " " + nanos);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
