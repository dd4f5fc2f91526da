/** {@code AsyncLocalStorage} for the JVM: what programs compile against. */
module io.asynclocal {
  requires static org.jspecify;

  exports io.asynclocal;
}
