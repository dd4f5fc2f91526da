package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.ProducerInterceptors;
import org.apache.kafka.common.serialization.StringSerializer;

class KafkaIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(kind("callback of a send", KafkaIT::callback));
  }

  /**
   * What the producer makes of a callback as it appends a record to a batch, and completes with the
   * batch. A broker to complete it would be a program of its own.
   */
  private static Way callback() throws Exception {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            new StringSerializer(),
            new StringSerializer());
    Class<?> type = Class.forName(KafkaProducer.class.getName() + "$AppendCallbacks");
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return Way.with(
        callback -> {
          Callback then = (metadata, failure) -> callback.run();
          Callback appended =
              (Callback) constructor.newInstance(arguments(constructor, producer, then));
          return () -> appended.onCompletion(null, new IllegalStateException("failed"));
        },
        () -> producer.close(Duration.ZERO));
  }

  private static Object[] arguments(Constructor<?> constructor, Object... known) {
    Object[] all = {
      known[0],
      known[1],
      new ProducerRecord<>("topic", "value"),
      new ProducerInterceptors<String, String>(List.of(), null)
    };
    return Stream.of(constructor.getParameterTypes())
        .map(type -> Stream.of(all).filter(type::isInstance).findFirst().orElse(null))
        .toArray();
  }
}
