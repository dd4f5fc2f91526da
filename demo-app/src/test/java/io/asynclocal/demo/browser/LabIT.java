package io.asynclocal.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.asynclocal.demo.RunningService;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** The hop lab in a real browser. */
class LabIT {

  private static final List<String> PATH =
      List.of(
          "executor",
          "timer",
          "completable-future",
          "parallel-stream",
          "thread",
          "timer",
          "fork-join",
          "invoke-all");

  @RegisterExtension final RunningService service = new RunningService();
  @RegisterExtension final Chromium chromium = new Chromium();

  @BeforeEach
  void open() {
    chromium.driver().get("http://127.0.0.1:" + service.port() + "/");
  }

  @AfterEach
  void nothing_should_be_in_the_console() {
    if (chromium.driver() != null) {
      assertThat(chromium.driver().manage().logs().get(LogType.BROWSER)).isEmpty();
    }
  }

  @Test
  void path_of_eight_hops_should_be_drawn_in_the_colour_of_its_user() {
    pick(PATH);
    new Select(chromium.find("#user")).selectByVisibleText("bob");
    run();
    assertThat(texts(".hops .kind")).startsWith("start").hasSize(9).endsWith("invoke-all");
    assertThat(texts(".hops .kind").subList(1, 9)).isEqualTo(PATH);
    assertThat(texts(".hops .seen")).containsOnly("bob").hasSize(9);
    assertThat(chromium.all("path.line.right")).hasSize(8);
    assertThat(chromium.all(".lost, .foreign")).isEmpty();
    List<String> threads = texts(".hops .thread");
    assertThat(chromium.all("line.lane")).hasSize((int) threads.stream().distinct().count());
    assertThat(texts(".hops .thread + small").subList(1, 9)).allMatch(t -> t.matches(".* (µs|ms)"));
    assertThat(chromium.find("figcaption").getText())
        .isEqualTo("With the flag: 8 hops, each as bob");
  }

  @Test
  void side_without_the_flag_should_be_red_from_the_first_hop_on() {
    pick(PATH);
    chromium.click("#beside");
    run();
    assertThat(texts("figcaption"))
        .containsExactly(
            "With the flag: 8 hops, each as alice", "Without the flag: 8 hops, 8 without alice");
    assertThat(chromium.all("figure:first-child .line.right")).hasSize(8);
    assertThat(chromium.all("figure:last-child .line.lost")).hasSize(8);
    assertThat(texts("figure:last-child .seen")).startsWith("alice").contains("lost").hasSize(9);
    String right = colourOf("figure:first-child .line");
    assertThat(colourOf("figure:last-child .line")).isNotEqualTo(right).contains("179, 18, 58");
  }

  @Test
  void another_users_context_should_be_named_and_red() {
    chromium
        .driver()
        .executeAsyncScript(
            "const done = arguments[0];"
                + "const at = (threadId, user) =>"
                + "    ({kind: 'timer', thread: 't' + threadId, threadId, micros: 1500, user});"
                + "import('/static/drawing.js').then(({drawing}) => {"
                + "  const taken = {start: at(1, 'bob'), hops: [at(2, 'eve'), at(1, 'bob')]};"
                + "  document.getElementById('drawings').append(drawing('Made up:', 'bob', taken));"
                + "  done();"
                + "});");
    assertThat(texts(".seen")).containsExactly("bob", "foreign: eve", "bob");
    assertThat(chromium.all("path.line.foreign")).hasSize(1);
    assertThat(chromium.all("path.line.right")).hasSize(1);
    assertThat(chromium.all("line.lane")).hasSize(2);
    assertThat(colourOf(".line.foreign")).contains("179, 18, 58");
    assertThat(chromium.find("figcaption").getText()).isEqualTo("Made up: 2 hops, 1 without bob");
  }

  @Test
  void storm_should_lose_nobody_in_ten_thousand_hops() {
    chromium.click("#storm button");
    chromium.awaitText("#storm-status", "Done");
    assertThat(chromium.find("#storm-status").getText()).endsWith("every one with its own user.");
    String hops = chromium.find("[data-count=hops]").getText().replace(",", "");
    assertThat(Integer.parseInt(hops)).isGreaterThanOrEqualTo(10_000);
    assertThat(chromium.find("[data-count=lost]").getText()).isEqualTo("0");
    assertThat(chromium.find("[data-count=foreign]").getText()).isEqualTo("0");
  }

  @Test
  void keyboard_should_be_enough() {
    chromium.click("#clear");
    chromium.driver().executeScript("document.querySelector('[data-kind=timer]').focus()");
    press(Keys.ENTER, Keys.SPACE);
    press(Keys.TAB, Keys.ENTER);
    assertThat(texts("#path li")).containsExactly("1 timer", "2 timer", "3 thread");
    chromium.driver().executeScript("document.querySelector('#path li:last-child button').focus()");
    press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    assertThat(texts("#path li")).containsExactly("1 thread", "2 timer", "3 timer");
    press(Keys.DELETE);
    assertThat(texts("#path li")).containsExactly("1 timer", "2 timer");
    assertThat(chromium.driver().switchTo().activeElement().getText()).isEqualTo("1 timer");
    chromium.driver().executeScript("document.querySelector('#run button').focus()");
    press(Keys.ENTER);
    chromium.awaitText("#status", "Done");
    assertThat(chromium.all("path.line.right")).hasSize(2);
  }

  @Test
  void page_should_fit_a_narrow_window_and_follow_dark_mode() {
    String light = background();
    chromium.dark();
    assertThat(background()).isNotEqualTo(light);
    chromium.resize(500, 800);
    pick(PATH);
    run();
    for (int width : new int[] {320, 420}) {
      chromium.width(width);
      assertThat(chromium.driver().executeScript("return document.documentElement.scrollWidth"))
          .as("width of the page in a window of %s", width)
          .isEqualTo((long) width);
    }
  }

  @Test
  void empty_path_should_be_told_what_to_do() {
    chromium.click("#clear");
    chromium.click("#run button");
    chromium.awaitText("#status", "The path is empty");
  }

  private void pick(List<String> kinds) {
    chromium.click("#clear");
    kinds.forEach(kind -> chromium.click("[data-kind=" + kind + "]"));
    assertThat(texts("#path li"))
        .isEqualTo(
            IntStream.range(0, kinds.size()).mapToObj(i -> i + 1 + " " + kinds.get(i)).toList());
  }

  private void run() {
    chromium.click("#run button");
    chromium.awaitText("#status", "Done");
  }

  private void press(Keys... keys) {
    new Actions(chromium.driver()).sendKeys(keys).perform();
  }

  private List<String> texts(String css) {
    return chromium.all(css).stream().map(WebElement::getText).toList();
  }

  private String colourOf(String css) {
    return chromium.find(css).getCssValue("stroke");
  }

  private String background() {
    return chromium.find("body").getCssValue("background-color");
  }
}
