package io.asynclocal.it.framework;

/** One way in which a library takes a callback and runs it later. */
interface Way extends AutoCloseable {

  Runnable NOTHING = () -> {};

  /**
   * Hands the callback over, which runs once.
   *
   * @return what sets it off, for somebody else to do; {@link #NOTHING} where it runs by itself
   */
  Runnable register(Runnable callback) throws Exception;

  @Override
  default void close() throws Exception {}

  /** One that needs nobody else to set the callback off. */
  static Way submitting(Submission submission, AutoCloseable library) {
    return with(
        callback -> {
          submission.submit(callback);
          return NOTHING;
        },
        library);
  }

  /** One with a library to close at the end. */
  static Way with(Registration registration, AutoCloseable library) {
    return new Way() {
      @Override
      public Runnable register(Runnable callback) throws Exception {
        return registration.register(callback);
      }

      @Override
      public void close() throws Exception {
        library.close();
      }
    };
  }

  /** As {@link #register}. */
  interface Registration {
    Runnable register(Runnable callback) throws Exception;
  }

  /** Hands a callback over to run by itself. */
  interface Submission {
    void submit(Runnable callback) throws Exception;
  }

  /** Makes the library anew, for one test. */
  interface Opener {
    Way open() throws Exception;
  }

  /** A way by its name. */
  record Kind(String name, Opener opener) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Kind kind(String name, Opener opener) {
    return new Kind(name, opener);
  }
}
