package io.asynclocal.agent.instrumentation;

import io.asynclocal.agent.rewrite.ClassRewrite;

/**
 * Spring MVC: what a handler registers with its asynchronous result runs with the context of the
 * registration, on whatever thread of the server the request ends. The response is written by the
 * server, for nobody.
 */
final class SpringWebInstrumentation extends LibraryInstrumentation {

  private static final String ASYNC = "org.springframework.web.context.request.async.";

  @Override
  public String mechanism() {
    return "spring";
  }

  @Override
  public String[] classes() {
    return new String[] {
      ASYNC + "DeferredResult",
      ASYNC + "WebAsyncTask",
      "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
    };
  }

  @Override
  void describeLibrary(String className, ClassRewrite rewrite) {
    rewrite
        .adviseWithCastTypes(
            BindRunnableAdvice.class,
            "onTimeout(" + RUNNABLE + ")",
            "onCompletion(" + RUNNABLE + ")")
        .adviseIfThere(
            BindCallableAdvice.class, "onTimeout(" + CALLABLE + ")", "onError(" + CALLABLE + ")")
        .adviseIfThere(BindConsumerAdvice.class, "onError(java.util.function.Consumer)");
  }
}
