package io.asynclocal.it.hop;

import java.util.concurrent.FutureTask;

/** What a program hands over; agents have treated these differently. */
public enum TaskShape {
  LAMBDA {
    @Override
    public Runnable of(Runnable body) {
      return () -> body.run();
    }
  },
  METHOD_REFERENCE {
    @Override
    public Runnable of(Runnable body) {
      return body::run;
    }
  },
  NAMED_CLASS {
    @Override
    public Runnable of(Runnable body) {
      return new Named(body);
    }
  },
  FUTURE_TASK {
    @Override
    public Runnable of(Runnable body) {
      return new FutureTask<>(body, null);
    }
  };

  public abstract Runnable of(Runnable body);

  /** A class of the program's. */
  private static final class Named implements Runnable {
    private final Runnable body;

    Named(Runnable body) {
      this.body = body;
    }

    @Override
    public void run() {
      body.run();
    }
  }
}
