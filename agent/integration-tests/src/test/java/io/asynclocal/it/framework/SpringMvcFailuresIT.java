package io.asynclocal.it.framework;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.asynclocal.it.framework.FrameworkContract.Witness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** Answers that do not come, or that nobody waits for: the server tells of them by itself. */
class SpringMvcFailuresIT {

  private static final int PATIENCE_SECONDS = 30;
  private static final long SOON_MILLIS = 1;
  private static final List<Object> CALLERS = List.of("A", "B", Holders.NOBODY);

  @Test
  void timeouts_should_see_who_asked_to_be_told() throws Exception {
    List<Witness> witnesses = new ArrayList<>();
    try (SpringMvc server = SpringMvc.serving()) {
      for (Object caller : CALLERS) {
        Witness ofResult = new Witness(caller);
        Witness ofTask = new Witness(caller);
        witnesses.addAll(List.of(ofResult, ofTask));
        Holders.run(caller, () -> server.send(() -> lateResult(ofResult)));
        Holders.run(caller, () -> server.send(() -> lateTask(ofTask)));
      }
      for (Witness witness : witnesses) {
        witness.assertSawItsCaller();
      }
      FrameworkContract.assertThreadsAreClean();
    }
  }

  private static Object lateResult(Witness witness) {
    DeferredResult<String> result = new DeferredResult<>(SOON_MILLIS);
    result.onTimeout(
        () -> {
          witness.run();
          result.setResult("late");
        });
    return result;
  }

  private static Object lateTask(Witness witness) {
    CompletableFuture<String> never = new CompletableFuture<>();
    WebAsyncTask<String> task = new WebAsyncTask<>(SOON_MILLIS, never::join);
    task.onTimeout(
        () -> {
          witness.run();
          never.complete("too late");
          return "late";
        });
    return task;
  }

  @Test
  void errors_should_see_who_asked_to_be_told() throws Exception {
    List<Witness> witnesses = new ArrayList<>();
    try (SpringMvc server = SpringMvc.serving()) {
      for (Object caller : CALLERS) {
        Witness ofError = new Witness(caller);
        Witness ofCompletion = new Witness(caller);
        witnesses.addAll(List.of(ofError, ofCompletion));
        CompletableFuture<ResponseBodyEmitter> handled = new CompletableFuture<>();
        String path =
            server.expect(
                caller,
                () -> {
                  ResponseBodyEmitter emitter = new ResponseBodyEmitter();
                  emitter.onError(failure -> ofError.run());
                  emitter.onCompletion(ofCompletion);
                  handled.complete(emitter);
                  return emitter;
                });
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
          socket.getOutputStream().write(request.getBytes(US_ASCII));
          handled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
          // The connection is reset as it closes.
          socket.setSoLinger(true, 0);
        }
        Awaitility.await()
            .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .until(() -> refuses(handled.get()));
      }
      for (Witness witness : witnesses) {
        witness.assertSawItsCaller();
      }
      FrameworkContract.assertThreadsAreClean();
    }
  }

  private static boolean refuses(ResponseBodyEmitter emitter) {
    try {
      emitter.send("x".repeat(10_000));
      return false;
    } catch (IOException | IllegalStateException e) {
      return true;
    }
  }
}
