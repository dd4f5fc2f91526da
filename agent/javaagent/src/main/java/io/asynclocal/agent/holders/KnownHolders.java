package io.asynclocal.agent.holders;

/** The holders that are known by name. */
public final class KnownHolders {

  /** The thread's context class loader, which is no class's. */
  static final String CONTEXT_CLASS_LOADER = "tccl";

  /** All that travel by default. */
  private static final String[] ON = {
    "mdc",
    "spring-security",
    "spring-locale",
    "grpc",
    "opentelemetry",
    "shiro",
    "sentry",
    "micrometer",
  };

  /** Those that only travel where they are named. */
  private static final String[] ON_DEMAND = {"spring-request", CONTEXT_CLASS_LOADER};

  private static final String SPRING_SECURITY = "org.springframework.security.core.context.";

  private KnownHolders() {}

  /** The names that {@code auto} stands for. */
  public static String[] byDefault() {
    return ON.clone();
  }

  /** All names. */
  public static String[] names() {
    String[] names = new String[ON.length + ON_DEMAND.length];
    System.arraycopy(ON, 0, names, 0, ON.length);
    System.arraycopy(ON_DEMAND, 0, names, ON.length, ON_DEMAND.length);
    return names;
  }

  static KnownHolder[] all() {
    return new KnownHolder[] {
      new KnownHolder("mdc", "org.slf4j.MDC", "Slf4jMdc"),
      new KnownHolder("mdc", "org.apache.logging.log4j.ThreadContext", "Log4jThreadContext")
          .unless("contextMap", "org.apache.logging.slf4j.MDCContextMap"),
      new KnownHolder("mdc", "org.jboss.logmanager.MDC", "JbossMdc")
          .onlyIf("mdcProvider", "org.jboss.logmanager.ThreadLocalMDC"),
      springSecurity("ThreadLocalSecurityContextHolderStrategy"),
      springSecurity("InheritableThreadLocalSecurityContextHolderStrategy"),
      new KnownHolder(
          "spring-locale", "org.springframework.context.i18n.LocaleContextHolder", "SpringLocale"),
      new KnownHolder(
              "spring-request",
              "org.springframework.web.context.request.RequestContextHolder",
              "SpringRequest")
          .with("SpringRequest$Frozen"),
      new KnownHolder("grpc", "io.grpc.Context$LazyStorage", "GrpcContext"),
      new KnownHolder(
              "opentelemetry", "io.opentelemetry.context.LazyStorage", "OpenTelemetryContext")
          .unlessAgentIsThere("io.opentelemetry.javaagent.bootstrap.AgentInitializer"),
      new KnownHolder("shiro", "org.apache.shiro.util.ThreadContext", "ShiroContext"),
      new KnownHolder("sentry", "io.sentry.DefaultScopesStorage", "SentryScopes"),
      new KnownHolder("micrometer", "io.micrometer.context.ContextRegistry", "MicrometerAccessors")
          .with("MicrometerAccessors$Chosen"),
    };
  }

  private static KnownHolder springSecurity(String strategy) {
    return new KnownHolder("spring-security", SPRING_SECURITY + strategy, "SpringSecurity")
        .keptIn("contextHolder")
        .with("SpringSecurity$Lazy");
  }
}
