package io.asynclocal.it.process.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;

/**
 * Defines an executor's class from a file of a version that no JVM knows, and one that is broken.
 */
public final class NewerClassFile {

  private NewerClassFile() {}

  /** What is defined again. */
  public static final class Direct implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  private static final class Defining extends ClassLoader {
    void define(byte[] classFile) {
      try {
        System.out.println(defineClass(null, classFile, 0, classFile.length));
      } catch (ClassFormatError e) {
        System.out.println(e);
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    byte[] newer = read(Direct.class);
    newer[7] = 99;
    new Defining().define(newer);
    byte[] broken = read(Direct.class);
    broken[10] = 77;
    new Defining().define(broken);
    Travels.print("ada");
    System.exit(0);
  }

  private static byte[] read(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream("NewerClassFile$Direct.class")) {
      return in.readAllBytes();
    }
  }
}
