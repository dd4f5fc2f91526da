package io.asynclocal.agent.launch;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the entries call, on the other side of the agent's loader. */
public interface Agent {

  /** Starts the agent before the program's main. */
  void premain(@Nullable String argument, Instrumentation jvm);

  /** Starts the agent in a program that runs. */
  void agentmain(@Nullable String argument, Instrumentation jvm);

  /** Does what somebody asks who starts the jar as a program. */
  void command(String[] arguments) throws Exception;
}
