package io.asynclocal.it.soak;

/** What a program binds: one object for each binding, so that it can be seen to go. */
final class Store {

  final long run;
  final int number;

  /**
   * A new one.
   *
   * @param run the number of the performance that it belongs to
   */
  Store(long run, int number) {
    this.run = run;
    this.number = number;
  }

  /** Its name in the performance of that number. */
  String nameIn(long thisRun) {
    return Names.store(number) + (run == thisRun ? "" : " of another program");
  }

  @Override
  public String toString() {
    return "store " + number + " of run " + run;
  }
}
