package com.example.prices;

import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A reactive service on Netty: prices now, later, and as a stream. */
@SpringBootApplication
@RestController
public class PricesApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(PricesApplication.class, arguments);
  }

  @GetMapping("/prices/{name}")
  Mono<String> price(@PathVariable String name) {
    return Mono.fromCallable(() -> name + " costs " + name.length())
        .subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/prices/{name}/later")
  Mono<String> later(@PathVariable String name) {
    return Mono.delay(Duration.ofMillis(50))
        .publishOn(Schedulers.parallel())
        .map(tick -> name + " will cost " + name.length());
  }

  @GetMapping(path = "/prices/{name}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<String> stream(@PathVariable String name) {
    return Flux.interval(Duration.ofMillis(20))
        .onBackpressureBuffer()
        .take(5)
        .map(n -> name + " " + n);
  }
}
