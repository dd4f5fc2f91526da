package io.asynclocal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a program finds out about the agent where there is none. */
class AgentTest {

  @Test
  void agent_should_be_absent() {
    assertThat(Agent.isActive()).isFalse();
    assertThat(Agent.version()).isEqualTo("none");
  }

  @Test
  void self_test_should_say_what_to_do() {
    Agent.SelfTest selfTest = Agent.selfTest();
    assertThat(selfTest.passed()).isFalse();
    assertThat(selfTest.message()).contains("-javaagent:asynclocal-agent.jar");
  }

  @Test
  void self_test_that_is_interrupted_should_keep_the_interrupt() {
    Thread.currentThread().interrupt();
    assertThat(Agent.selfTest().passed()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
