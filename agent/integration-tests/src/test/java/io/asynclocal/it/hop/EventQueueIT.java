package io.asynclocal.it.hop;

import io.asynclocal.it.hop.Mechanism.Limit;
import java.awt.EventQueue;
import java.util.stream.Stream;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeAll;

/** The event queue of AWT, without a screen. */
class EventQueueIT extends HopContract {

  @BeforeAll
  static void needNoScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  static Stream<Mechanism.Kind> mechanisms() {
    return Stream.of(
        Mechanism.of("EventQueue.invokeLater", EventQueue::invokeLater),
        Mechanism.of("SwingUtilities.invokeLater", SwingUtilities::invokeLater),
        Mechanism.of("EventQueue.invokeAndWait", EventQueueIT::invokeAndWait)
            .except(Limit.MAY_WAIT));
  }

  private static void invokeAndWait(Runnable task) throws Exception {
    if (EventQueue.isDispatchThread()) {
      EventQueue.invokeLater(task);
    } else {
      EventQueue.invokeAndWait(task);
    }
  }
}
