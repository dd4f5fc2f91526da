package com.example.orders;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Answers requests; all of the work is done on other threads. */
@RestController
class OrderController {

  private static final Logger LOG = LoggerFactory.getLogger(OrderController.class);

  private final Shipping shipping;

  OrderController(Shipping shipping) {
    this.shipping = shipping;
  }

  @GetMapping("/orders/{number}")
  String order(@PathVariable String number) throws ExecutionException, InterruptedException {
    LOG.info("order {} taken", number);
    String shipped = shipping.ship(number).get();
    LOG.info("order {} done", number);
    return shipped;
  }

  @GetMapping("/orders/{number}/later")
  DeferredResult<String> later(@PathVariable String number) {
    DeferredResult<String> result = new DeferredResult<>(20_000L);
    CompletableFuture.supplyAsync(() -> "order " + number + " looked up")
        .thenAccept(result::setResult);
    return result;
  }
}
