package org.gan4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gan4j.report.recorded.RecordedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages do in a browser. Skipped where no Chromium is installed. */
class BrowserTest {
  private static final String SHOWN =
      "[...document.querySelectorAll('.frames figure')].filter(frame => frame.checkVisibility())"
          + ".map(frame => frame.textContent.trim()).join()";

  @TempDir private Path folder;

  private RecordedFolder run() throws IOException {
    return RecordedFolder.in(folder, "a-run-with-a-name-that-is-rather-long-as-names-of-runs-are")
        .experiment("digits", 5, 0.1)
        .provenance("{\"gan4j\": \"1\", \"dataset\": {\"fingerprint\": \"sha256:0123456789\"}}")
        .iterations(50)
        .evaluation(50, 3)
        .evaluation(100, 2.5)
        .frame(0, 300, false)
        .frame(50, 300, true)
        .frame(100, 300, true);
  }

  private static Path browser() {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "Chromium is not installed: apt-get install chromium");
    return program.orElseThrow();
  }

  @Test
  void worksInABrowser() throws IOException, InterruptedException {
    Path program = browser();
    Path recorded = run().path();
    Path page = new RunPages().write(recorded);
    Path comparison = folder.resolve("comparison.html");
    RecordedRun run = RecordedRun.read(recorded);
    RunPages.write(Comparison.of(List.of(run, run)), comparison);
    Path profile = Files.createDirectory(folder.resolve("profile"));
    try (Browser browser = Browser.start(program, profile)) {
      for (Path file : List.of(page, comparison)) {
        for (int width : new int[] {360, 1400}) {
          browser.open(file, width, /* dark= */ width == 360);
          assertThat(
                  browser.evaluate(
                      "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
              .as("pixels beyond a window of %s", width)
              .isEqualTo("0");
        }
      }
      looksDarkOrLight(browser, page);
      movesTheSlider(browser);
      readsValues(browser);
      showsAllFramesOnPaper(browser);
      assertThat(browser.complaints()).as("errors and requests").isEmpty();
    }
  }

  private static void looksDarkOrLight(Browser browser, Path page) {
    String background = "getComputedStyle(document.body).backgroundColor";
    browser.open(page, 1400, /* dark= */ true);
    assertThat(browser.evaluate(background)).isEqualTo("rgb(20, 23, 26)");
    browser.open(page, 1400, /* dark= */ false);
    assertThat(browser.evaluate(background)).isEqualTo("rgb(255, 255, 255)");
  }

  private static void movesTheSlider(Browser browser) {
    assertThat(browser.evaluate(SHOWN)).isEqualTo("Step 100");
    browser.evaluate("document.querySelector('input[type=range]').focus()");
    browser.press("ArrowLeft");
    assertThat(browser.evaluate(SHOWN)).isEqualTo("Step 50");
    assertThat(browser.evaluate("document.querySelector('.player output').textContent"))
        .isEqualTo("Step 50");
  }

  private static void showsAllFramesOnPaper(Browser browser) {
    browser.asOnPaper();
    assertThat(browser.evaluate(SHOWN)).isEqualTo("Step 0,Step 50,Step 100");
    assertThat(browser.evaluate("document.querySelector('.player').checkVisibility()"))
        .isEqualTo("false");
  }

  private static void readsValues(Browser browser) {
    browser.evaluate("document.querySelectorAll('svg.curves')[1].focus()");
    browser.press("ArrowLeft");
    assertThat(browser.evaluate("document.querySelectorAll('.reading')[1].textContent"))
        .isEqualTo("Step 98: D(x) 0.98, D(G(z)) 0.02");
  }
}
