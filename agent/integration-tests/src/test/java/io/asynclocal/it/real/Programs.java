package io.asynclocal.it.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs, as {@code real-programs/pom.xml} fetched and built them. */
final class Programs {

  private Programs() {}

  static List<RealProgram> in(Path repository) throws IOException {
    Path sources = repository.resolve("agent/integration-tests/real-programs");
    Path fetched = sources.resolve("target/fetched");
    Path tomcat = one(fetched, "apache-tomcat-");
    return List.of(
        new WireMock(one(fetched, "wiremock-standalone-")),
        new Tomcat(tomcat),
        new Jetty(one(fetched, "jetty-home-"), tomcat),
        new H2(one(fetched, "h2-")),
        new ZooKeeper(one(fetched, "zookeeper-")),
        new SpringApp(
            "Spring Boot, Tomcat",
            sources.resolve("spring-app/target/spring-app.jar"),
            "/orders/1",
            "/orders/2/later"),
        new SpringMdc(sources.resolve("spring-app/target/spring-app.jar")),
        new SpringApp(
            "Spring Boot, Netty",
            sources.resolve("reactive-app/target/reactive-app.jar"),
            "/prices/tea",
            "/prices/tea/later",
            "/prices/tea/stream"),
        new MavenBuild(repository));
  }

  /** The version in the name of a file or folder. */
  static String version(Path file) {
    return file.getFileName().toString().replaceAll("^.*?-(\\d[^-]*?)(\\.jar)?$", "$1");
  }

  private static Path one(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new IOException("there is no " + prefix + " in " + folder));
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
