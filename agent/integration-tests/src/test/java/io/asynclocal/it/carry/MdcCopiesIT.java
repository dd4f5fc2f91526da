package io.asynclocal.it.carry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** What a hop costs with the MDC: one copy where it is not empty, and none where it is. */
class MdcCopiesIT {

  private static final int HOPS = 50;

  private final Counting counting = new Counting();
  private MDCAdapter ordinary;

  /** Counts what makes a copy of the map. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // as Logback has them
  private static final class Counting extends LogbackMDCAdapter {
    private final AtomicInteger setMaps = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();
    private final Set<Object> readOnly =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    @Override
    public void setContextMap(Map map) {
      setMaps.incrementAndGet();
      super.setContextMap(map);
    }

    @Override
    public Map<String, String> getPropertyMap() {
      Map<String, String> map = super.getPropertyMap();
      if (map != null) {
        readOnly.add(map);
      }
      return map;
    }

    @Override
    public Map getCopyOfContextMap() {
      copies.incrementAndGet();
      return super.getCopyOfContextMap();
    }

    int all() {
      return setMaps.get() + readOnly.size() + copies.get();
    }
  }

  static Stream<Way> ways() {
    // The thread that completes a future has values of its own, which are saved and put back.
    return Way.all().filter(way -> way != Way.DEPENDENT && way != Way.DEPENDENT_ASYNC);
  }

  @BeforeEach
  void install() throws ReflectiveOperationException {
    LoggerFactory.getILoggerFactory();
    ordinary = MDC.getMDCAdapter();
    set(counting);
  }

  @AfterEach
  void uninstall() throws ReflectiveOperationException {
    set(ordinary);
  }

  private static void set(MDCAdapter adapter) throws ReflectiveOperationException {
    Method setter = MDC.class.getDeclaredMethod("setMDCAdapter", MDCAdapter.class);
    setter.setAccessible(true);
    setter.invoke(null, adapter);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void hop_should_copy_once(Way way) {
    MDC.put("user", "ada");
    hop(way);
    // One for all of them is Logback's own, which it keeps until the map changes.
    assertThat(counting.all()).isEqualTo(HOPS + 1);
    assertThat(counting.copies).hasValue(0);
    MDC.clear();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void hop_should_not_copy_where_the_map_is_empty(Way way) {
    hop(way);
    assertThat(counting.all()).isZero();
  }

  private static void hop(Way way) {
    CountDownLatch ran = new CountDownLatch(HOPS);
    for (int i = 0; i < HOPS; i++) {
      way.start(ran::countDown);
    }
    Way.await(ran);
  }
}
