package io.asynclocal.demo.browser;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium for one test; where there is none, the test is skipped and says so. */
final class Chromium implements BeforeEachCallback, AfterEachCallback {

  private static final Path BROWSER =
      Path.of(System.getProperty("demo.chromium", "/usr/bin/chromium"));
  private static final Path DRIVER =
      Path.of(System.getProperty("demo.chromedriver", "/usr/bin/chromedriver"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** No sandbox, as root has none; and no questions to hosts that have no part in this. */
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  /** Selenium warns of each browser that is newer than it; what is asked for here is as it was. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  private ChromeDriver driver;

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    if (!there) {
      System.err.println(
          "SKIPPED the browser test "
              + test.getDisplayName()
              + (": no " + BROWSER + " or no " + DRIVER + ";")
              + " 'apt-get install chromium chromium-driver' installs them");
    }
    Assumptions.assumeTrue(there, "no Chromium");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    driver =
        new ChromeDriver(
            service,
            new ChromeOptions().setBinary(new File(BROWSER.toString())).addArguments(FLAGS));
    resize(1100, 900);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (driver != null) {
      driver.quit();
      driver = null;
    }
  }

  ChromeDriver driver() {
    return driver;
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Of the page alone; a window cannot be as narrow as a phone. */
  void width(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark() {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void click(String css) {
    find(css).click();
  }

  /**
   * Waits for a text of a page that is there as a whole, its scripts included, to begin with
   * something. The page is asked in one step, as it may give way to another between two; the driver
   * has more than one error for a page that goes while it is asked.
   */
  void awaitText(String css, String beginning) {
    new WebDriverWait(driver, PATIENCE)
        .ignoring(WebDriverException.class)
        .withMessage(() -> css + " does not begin with '" + beginning + "'")
        .until(d -> textOfWholePage(css).startsWith(beginning));
  }

  private String textOfWholePage(String css) {
    return (String)
        driver.executeScript(
            "return document.readyState === 'complete'"
                + " ? document.querySelector(arguments[0])?.innerText ?? '' : '';",
            css);
  }
}
