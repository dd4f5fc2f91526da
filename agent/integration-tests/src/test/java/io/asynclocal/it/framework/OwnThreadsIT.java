package io.asynclocal.it.framework;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that libraries have for themselves, first used in a request, keep nothing of it. */
class OwnThreadsIT {

  private final List<Object> seen = new CopyOnWriteArrayList<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  @AfterEach
  void stop() {
    atEnd.forEach(Runnable::run);
  }

  @Test
  void appender_of_logback() {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.start();
    Logger logger = context.getLogger("it");
    assertOwnThread(
        () -> {
          AsyncAppender appender = new AsyncAppender();
          appender.setContext(context);
          appender.addAppender(noting(context));
          appender.start();
          logger.addAppender(appender);
          atEnd.add(appender::stop);
        },
        () -> logger.warn("message"));
  }

  private AppenderBase<ILoggingEvent> noting(LoggerContext context) {
    AppenderBase<ILoggingEvent> noting =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            seen.add(Holders.caller());
          }
        };
    noting.setContext(context);
    noting.start();
    return noting;
  }

  @Test
  void disruptor() {
    List<Disruptor<Object[]>> made = new ArrayList<>();
    assertOwnThread(
        () -> {
          Disruptor<Object[]> disruptor =
              new Disruptor<>(() -> new Object[1], 8, DaemonThreadFactory.INSTANCE);
          disruptor.handleEventsWith((event, sequence, endOfBatch) -> seen.add(Holders.caller()));
          disruptor.start();
          made.add(disruptor);
          atEnd.add(disruptor::shutdown);
        },
        () -> made.get(0).publishEvent((event, sequence) -> {}));
  }

  private void assertOwnThread(Runnable open, Runnable use) {
    WeakReference<Object> first = runForNew(open, use);
    Holders.run("B", use);
    Awaitility.await().untilAsserted(() -> assertThat(seen).hasSize(2));
    assertThat(seen).containsOnly(Holders.NOBODY);
    FrameworkContract.assertThreadsAreClean();
    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(first.get()).as("kept by nobody").isNull();
            });
  }

  private static WeakReference<Object> runForNew(Runnable open, Runnable use) {
    Object caller = new Object();
    Holders.run(
        caller,
        () -> {
          open.run();
          use.run();
        });
    return new WeakReference<>(caller);
  }
}
