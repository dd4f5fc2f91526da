package io.asynclocal.agent;

import org.jspecify.annotations.Nullable;

/** Classes whose thread locals must stay where they are, and why. */
final class NeverCarried {

  private static final String[][] REASONS = {
    {"java.", "the JDK's own"},
    {"javax.", "the JDK's own"},
    {"jdk.", "the JDK's own"},
    {"sun.", "the JDK's own"},
    {"io.asynclocal.agent.", "the agent's own"},
    {"io.asynclocal.bootstrap.", "the agent's own"},
    {"org.springframework.transaction.", "transactions and connections belong to one thread"},
    {"org.springframework.orm.", "transactions and sessions belong to one thread"},
    {"org.springframework.jdbc.", "connections belong to one thread"},
    {"org.hibernate.", "sessions belong to one thread"},
    {"jakarta.transaction.", "transactions belong to one thread"},
    {"com.arjuna.", "transactions belong to one thread"},
    {"com.zaxxer.hikari.", "connections belong to their pool"},
    {"org.apache.commons.dbcp2.", "connections belong to their pool"},
    {"org.apache.tomcat.jdbc.", "connections belong to their pool"},
    {"com.mysql.", "connections belong to one thread"},
    {"org.postgresql.", "connections belong to one thread"},
    {"oracle.jdbc.", "connections belong to one thread"},
    {"io.netty.util.Recycler", "caches of recycled objects belong to one thread"},
    {"io.netty.util.internal.", "caches of recycled objects belong to one thread"},
    {"io.netty.buffer.", "caches of buffers belong to one thread"},
    {"io.netty.channel.", "caches of buffers belong to one thread"},
  };

  private NeverCarried() {}

  /** Why a class is refused; null where it is not. */
  static @Nullable String reason(String className) {
    for (String[] reason : REASONS) {
      if (className.startsWith(reason[0])) {
        return reason[1];
      }
    }
    return null;
  }
}
