package io.asynclocal.it.real;

import java.nio.file.Path;
import java.util.List;

/** What a program says, without what differs from one run to the next anyway. */
final class Normal {

  private final String folder;
  private final String port;

  Normal(Path folder, int port) {
    this.folder = folder.toString();
    this.port = String.valueOf(port);
  }

  /** Answers: folders, ports, times and identities are made equal; all else counts. */
  List<String> lines(List<String> lines) {
    return lines.stream().flatMap(String::lines).map(this::answer).toList();
  }

  /**
   * Log lines: any number may be a time or a thread's, and threads print in any order, so each line
   * counts once, in the order of the alphabet. The flag itself is left out where a program prints
   * the options of its JVM.
   */
  List<String> log(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.contains("-javaagent:") || line.startsWith("asynclocal"))
        .map(this::answer)
        .map(line -> line.replaceAll("\\b[0-9a-f]{8,}\\b", "ID").replaceAll("\\d+", "N"))
        .distinct()
        .sorted()
        .toList();
  }

  private String answer(String line) {
    return line.replace(folder, "FOLDER")
        .replaceAll("\\b" + port + "\\b", "PORT")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID")
        .replaceAll("\"requestId\":\"[^\"]*\"", "REQUEST")
        .replaceAll("\\bnode0[0-9a-z]{15,}", "SESSION")
        .replaceAll("@[0-9a-f]{5,}", "@ID")
        .replaceAll("0x[0-9a-f]+", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d", "DATE")
        .replaceAll("\\d\\d-\\p{Alpha}{3}-\\d{4}", "DATE")
        .replaceAll("\\b\\p{Alpha}{3} \\p{Alpha}{3} \\d\\d", "DATE")
        .replaceAll("\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?( ?[A-Z]{3,4} \\d{4})?", "TIME")
        .replaceAll("(\\d+[.:])?\\d+ (ms|s|min|seconds?|milliseconds?)\\b", "TIME")
        .replaceAll("\\[[\\d,]+\\] ms\\b", "TIME")
        .replaceAll(" +TIME", " TIME");
  }
}
