package io.asynclocal.it.soak;

import io.asynclocal.Scope;
import io.asynclocal.Snapshot;
import java.util.concurrent.Callable;

/** The ways to run code with a snapshot. */
enum SnapshotUse {
  RUN {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      snapshot.run(body);
    }
  },
  CALL {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      snapshot.call(
          () -> {
            body.run();
            return "result";
          });
    }
  },
  SCOPE {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      try (Scope scope = snapshot.open()) {
        body.run();
      }
    }
  },
  BOUND_RUNNABLE {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      snapshot.bind(body).run();
    }
  },
  BOUND_CALLABLE {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      Callable<String> bound =
          snapshot.bind(
              (Callable<String>)
                  () -> {
                    body.run();
                    return "result";
                  });
      try {
        bound.call();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  },
  BOUND_FUNCTION {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      snapshot
          .<Runnable, String>bindFunction(
              given -> {
                given.run();
                return "result";
              })
          .apply(body);
    }
  },
  BOUND_CONSUMER {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      snapshot.<Runnable>bindConsumer(Runnable::run).accept(body);
    }
  },
  BOUND_PROXY {
    @Override
    void around(Snapshot snapshot, Runnable body) {
      snapshot.bindProxy(Runnable.class, body).run();
    }
  };

  abstract void around(Snapshot snapshot, Runnable body);
}
