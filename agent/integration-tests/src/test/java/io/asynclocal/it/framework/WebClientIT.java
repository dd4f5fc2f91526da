package io.asynclocal.it.framework;

import static io.asynclocal.it.framework.Way.kind;

import java.net.http.HttpClient;
import java.util.stream.Stream;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Spring's client over Reactor Netty, with all requests on one connection, and over the JDK's. */
class WebClientIT extends FrameworkContract {

  static Stream<Way.Kind> ways() {
    return Stream.of(
            use("subscriber", (client, callback) -> text(client).subscribe(v -> callback.run())),
            use(
                "operator on the body",
                (client, callback) -> text(client).doOnNext(v -> callback.run()).subscribe()),
            use(
                "parts of a body",
                (client, callback) ->
                    client
                        .get()
                        .uri("text")
                        .retrieve()
                        .bodyToFlux(byte[].class)
                        .doOnComplete(callback)
                        .subscribe()),
            use(
                "operator on the response",
                (client, callback) ->
                    client
                        .get()
                        .exchangeToMono(
                            response -> {
                              callback.run();
                              return response.releaseBody();
                            })
                        .subscribe()),
            use(
                "filter of responses",
                (client, callback) ->
                    client
                        .mutate()
                        .filter(
                            ExchangeFilterFunction.ofResponseProcessor(
                                response -> {
                                  callback.run();
                                  return Mono.just(response);
                                }))
                        .build()
                        .get()
                        .retrieve()
                        .toBodilessEntity()
                        .subscribe()),
            use(
                "fallback of a failure",
                (client, callback) ->
                    client
                        .get()
                        .uri("http://127.0.0.1:1/")
                        .retrieve()
                        .bodyToMono(String.class)
                        .onErrorResume(failure -> Mono.<String>empty().doOnTerminate(callback))
                        .subscribe()))
        .flatMap(Stream::of);
  }

  private interface Use {
    void on(WebClient client, Runnable callback);
  }

  private static Way.Kind[] use(String name, Use use) {
    return new Way.Kind[] {
      kind(name + ", over Reactor Netty", () -> overNetty(use)),
      kind(name + ", over the JDK's client", () -> overJdk(use)),
    };
  }

  private static Mono<String> text(WebClient client) {
    return client.get().uri("text").retrieve().bodyToMono(String.class);
  }

  private static Way overNetty(Use use) {
    ConnectionProvider connections =
        ConnectionProvider.builder("it").maxConnections(1).pendingAcquireMaxCount(-1).build();
    LoopResources loops = LoopResources.create("it", 2, true);
    reactor.netty.http.client.HttpClient netty =
        reactor.netty.http.client.HttpClient.create(connections).runOn(loops);
    return over(
        new ReactorClientHttpConnector(netty),
        use,
        () -> {
          connections.disposeLater().block();
          loops.disposeLater().block();
        });
  }

  private static Way overJdk(Use use) {
    return over(new JdkClientHttpConnector(HttpClient.newHttpClient()), use, () -> {});
  }

  private static Way over(ClientHttpConnector connector, Use use, AutoCloseable client) {
    LoopbackServer server = new LoopbackServer();
    WebClient webClient =
        WebClient.builder().clientConnector(connector).baseUrl(server.url()).build();
    return Way.submitting(
        callback -> use.on(webClient, callback),
        () -> {
          client.close();
          server.close();
        });
  }
}
