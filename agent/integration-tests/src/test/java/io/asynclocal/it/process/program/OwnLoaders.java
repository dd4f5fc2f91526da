package io.asynclocal.it.process.program;

import io.asynclocal.AsyncLocalStorage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two loaders that prefer their own copy of everything, as web applications have them. */
public final class OwnLoaders {

  /** What runs inside such a loader. */
  public static final class Application implements Runnable {
    private static final AsyncLocalStorage<String> USER =
        AsyncLocalStorage.<String>builder().name("user").build();

    private final ExecutorService pool;

    /** With a pool that is shared by all applications, as a server's is. */
    public Application(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public void run() {
      System.out.println("on entry: " + USER.getStore());
      USER.run("ada", () -> System.out.println("own user: " + later()));
      System.out.println("on exit: " + USER.getStore());
    }

    /** The next application, called within this one's context. */
    public void around(Runnable other) {
      USER.run("grace", other);
    }

    private String later() {
      try {
        return pool.submit(USER::getStore).get();
      } catch (Exception e) {
        return e.toString();
      }
    }
  }

  private OwnLoaders() {}

  public static void main(String[] arguments) throws Exception {
    Class<?> travels = ChildFirst.ofClassPath().loadClass(Travels.class.getName());
    require(travels != Travels.class);
    travels.getMethod("print", String.class).invoke(null, "ada");

    ExecutorService pool = Executors.newFixedThreadPool(1);
    Runnable one = application(pool);
    Runnable two = application(pool);
    require(one.getClass() != two.getClass());
    one.getClass().getMethod("around", Runnable.class).invoke(one, two);
    pool.shutdown();
  }

  private static Runnable application(ExecutorService pool) throws Exception {
    return (Runnable)
        ChildFirst.ofClassPath()
            .loadClass(Application.class.getName())
            .getConstructor(ExecutorService.class)
            .newInstance(pool);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("the loader did not load a copy of its own");
    }
  }
}
