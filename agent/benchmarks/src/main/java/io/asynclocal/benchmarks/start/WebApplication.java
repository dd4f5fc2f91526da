package io.asynclocal.benchmarks.start;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A Spring Boot web application that ends once its port has answered. */
@Configuration
@EnableAutoConfiguration
public class WebApplication {

  /** What is asked for. */
  @RestController
  public static class Answers {
    @GetMapping("/")
    public String answer() {
      return "here";
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("server.port", "0");
    System.setProperty("server.address", "127.0.0.1");
    try (ConfigurableApplicationContext context =
        SpringApplication.run(new Class<?>[] {WebApplication.class, Answers.class}, arguments)) {
      String port = context.getEnvironment().getProperty("local.server.port");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
      System.out.println(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
    System.exit(0);
  }
}
