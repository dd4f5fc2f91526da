package io.asynclocal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.Agent;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole service, for one test, in this JVM with the agent. */
public final class RunningService implements BeforeEachCallback, AfterEachCallback {

  private final byte[] secret = Tokens.newSecret();
  private DemoService service;
  private int port;

  @Override
  public void beforeEach(ExtensionContext test) {
    assertThat(Agent.isActive()).isTrue();
    service = new DemoService(secret);
    port = service.start(0);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    // A test that is skipped may not have come to start it.
    if (service != null) {
      service.close();
    }
  }

  public Client client() {
    return new Client(port);
  }

  public int port() {
    return port;
  }

  /** An {@code Authorization} header's value. */
  public String bearer(String user) {
    return "Bearer " + new Tokens(secret).issue(user, Duration.ofHours(1));
  }
}
