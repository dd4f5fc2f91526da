package io.asynclocal.agent;

final class Options {
  private final boolean side;

  Options(boolean side) {
    this.side = side;
  }

  boolean sideTableForced() {
    return side;
  }

  ClassPatterns exclude() {
    return new ClassPatterns();
  }
}
