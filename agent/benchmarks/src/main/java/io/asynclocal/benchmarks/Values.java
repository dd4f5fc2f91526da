package io.asynclocal.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The values that are set while a benchmark runs. */
@State(Scope.Thread)
public class Values {

  @Param("PLAIN")
  Contender contender;

  @Param({"0", "1", "100"})
  int count;

  /** Before each iteration, as each is a task of its own to an agent. */
  @Setup(Level.Iteration)
  public void set() {
    contender.set(count);
  }
}
