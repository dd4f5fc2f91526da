package io.asynclocal.it.soak;

/**
 * Something that was not as the model says.
 *
 * @param program which one
 * @param at the look, or 0 for none
 * @param what one line, with the expected and the seen stores
 */
record Failure(Kind kind, Program program, int at, String what) {

  enum Kind {
    /** A task came without its context, or never. */
    LOST,
    /** A task saw a store that is not its own. */
    FOREIGN,
    /** A thread or something else kept a context that is not, or no longer, its own. */
    LEAKED
  }

  @Override
  public String toString() {
    return kind
        + " in the program of seed "
        + program.seed()
        + (at == 0 ? "" : ", at " + at)
        + ": "
        + what
        + "\n"
        + (at == 0 ? "" : program.pathTo(at));
  }
}
