package com.example.orders;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Ships orders on threads of its own. */
@Service
class Shipping {

  private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

  @Async
  CompletableFuture<String> ship(String number) {
    LOG.info("order {} shipped", number);
    return CompletableFuture.completedFuture("order " + number + " is on its way\n");
  }
}
