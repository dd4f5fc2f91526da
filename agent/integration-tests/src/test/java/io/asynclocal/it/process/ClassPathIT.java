package io.asynclocal.it.process;

import io.asynclocal.it.process.program.Travels;
import org.junit.jupiter.api.Test;

/** The usual start: the API and the program on the class path. */
class ClassPathIT {

  @Test
  void everyWay_shouldCarryTheContext() {
    Arrivals.assertAllIn(JavaProcess.program(Travels.class, JavaProcess.FLAG));
  }

  @Test
  void everyWay_shouldCarryTheContext_inTheSideTableAlone() {
    Arrivals.assertAllIn(JavaProcess.program(Travels.class, JavaProcess.FLAG + "=ride=side-table"));
  }
}
