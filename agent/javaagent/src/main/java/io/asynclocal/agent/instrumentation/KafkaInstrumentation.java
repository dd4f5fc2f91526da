package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Kafka's producer: a {@code Callback} runs with the context of its {@code send}; batches of many
 * senders are completed by the network thread.
 */
final class KafkaInstrumentation extends LibraryInstrumentation {

  private static final String CALLBACKS =
      "org.apache.kafka.clients.producer.KafkaProducer$AppendCallbacks";

  @Override
  public String mechanism() {
    return "kafka";
  }

  @Override
  public String[] classes() {
    return new String[] {CALLBACKS};
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    carry(rewrite, "onCompletion");
  }
}
