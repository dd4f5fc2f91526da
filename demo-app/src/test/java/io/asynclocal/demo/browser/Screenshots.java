package io.asynclocal.demo.browser;

import io.asynclocal.demo.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the pictures of the README; {@code scripts/screenshots} runs it. */
class Screenshots {

  @RegisterExtension final RunningService service = new RunningService();
  @RegisterExtension final Chromium chromium = new Chromium();

  private final Path directory = Path.of("docs");

  @BeforeEach
  void create() throws Exception {
    Files.createDirectories(directory);
  }

  @Test
  void path_beside_the_same_without_the_flag() throws Exception {
    take("lab", 1000, "body");
  }

  @Test
  void dark() throws Exception {
    chromium.dark();
    take("lab-dark", 1000, "section:nth-of-type(2)");
  }

  @Test
  void narrow() throws Exception {
    chromium.resize(500, 900);
    take("lab-narrow", 420, "section:nth-of-type(2)");
  }

  @Test
  void storm() throws Exception {
    open("/");
    chromium.click("#storm button");
    chromium.awaitText("#storm-status", "Done");
    shoot("storm", 1000, "section:last-of-type");
  }

  @Test
  void cookies() throws Exception {
    open("/cookies");
    set("theme", "dark");
    set("greeting", "<b>Grüß Gott</b> & \"hello\"");
    shoot("cookies", 760, "main");
  }

  private void set(String name, String value) {
    chromium.find("[name=name]").sendKeys(name);
    chromium.find("[name=value]").sendKeys(value);
    chromium.click("form button");
    chromium.awaitText("#cookies li:last-child", name);
  }

  private void take(String name, int width, String css) throws Exception {
    open("/");
    chromium.click("#clear");
    for (String kind :
        "executor timer completable-future timer thread fork-join timer executor".split(" ")) {
      chromium.click("[data-kind=" + kind + "]");
    }
    chromium.click("#beside");
    chromium.click("#run button");
    chromium.awaitText("#status", "Done");
    shoot(name, width, css);
  }

  private void open(String path) {
    chromium.driver().get("http://127.0.0.1:" + service.port() + path);
  }

  /** The whole of an element, at the width of a window, whatever fits on the screen. */
  private void shoot(String name, int width, String css) throws Exception {
    chromium.width(width);
    Map<?, ?> box =
        (Map<?, ?>)
            chromium
                .driver()
                .executeScript(
                    "const b = document.querySelector(arguments[0]).getBoundingClientRect();"
                        + "return {y: b.top + scrollY, height: b.height}",
                    css);
    Map<String, Object> clip =
        Map.of("x", 0, "y", box.get("y"), "width", width, "height", box.get("height"), "scale", 1);
    Map<String, Object> picture =
        chromium
            .driver()
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    Files.write(
        directory.resolve(name + ".png"), Base64.getDecoder().decode((String) picture.get("data")));
  }
}
