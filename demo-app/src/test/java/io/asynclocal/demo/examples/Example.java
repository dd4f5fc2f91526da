package io.asynclocal.demo.examples;

/** A service that answers {@code GET /hello} with the user of its {@code X-User} header. */
interface Example extends AutoCloseable {

  /** Starts it on a free port of this machine, and returns the port. */
  int start() throws Exception;

  @Override
  void close() throws Exception;
}
