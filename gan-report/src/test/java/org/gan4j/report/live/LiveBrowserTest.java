package org.gan4j.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.report.page.Browser;
import org.gan4j.report.page.RecordedFolder;
import org.gan4j.report.recorded.FollowedRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the live page does in a browser. Skipped where no Chromium is installed. */
@Timeout(300)
class LiveBrowserTest {
  private static final String PICTURE = "document.getElementById('picture').src";
  private static final String NOTE = "document.getElementById('picture-note').textContent";

  @TempDir private Path folder;

  private final AtomicInteger stops = new AtomicInteger();
  private final PaintedSamples samples = new PaintedSamples();
  private final DrawQueue queue = new DrawQueue();
  private final LiveTraining training = new LiveTraining(queue, samples, 50);
  private final Thread drawing = new Thread(() -> queue.drawAll(samples), "drawing");
  private RecordedFolder run;
  private LiveServer server;

  @BeforeEach
  void serve() throws IOException {
    run = RecordedFolder.in(folder, "run").experiment("digits", 5, 0.1).iterations(20);
    run.frame(0, 64, false).frame(20, 64, true);
    server = LiveServer.open("127.0.0.1", 0, "--live");
    LiveControls controls =
        new LiveControls() {
          @Override
          public void stop() {
            stops.incrementAndGet();
          }

          @Override
          public void checkpoint() {}
        };
    server.serve(
        new LiveContent(
            "digits",
            new FollowedRun(run.path()),
            PaintedSamples.KNOBS,
            "Painted samples.",
            queue,
            training,
            controls));
    drawing.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    server.close();
    drawing.interrupt();
    drawing.join();
  }

  @Test
  void worksInABrowser() throws IOException, InterruptedException {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "Chromium is not installed: apt-get install chromium");
    Path profile = Files.createDirectory(folder.resolve("profile"));
    try (Browser browser = Browser.start(program.orElseThrow(), profile)) {
      fitsWindows(browser);
      followsTheTraining(browser);
      changesThePictureWithEveryKnob(browser);
      dragsBetweenSamples(browser);
      stopsTheTraining(browser);
      saysThatItHasEnded(browser);
      assertThat(browser.complaints()).as("errors and requests").isEmpty();
    }
  }

  private void fitsWindows(Browser browser) throws InterruptedException {
    for (int width : new int[] {360, 1400}) {
      for (boolean dark : new boolean[] {true, false}) {
        browser.open(server.address().toString(), width, dark);
        browser.await(PICTURE + ".startsWith('blob:')");
        assertThat(
                browser.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .as("pixels beyond a window of %s", width)
            .isEqualTo("0");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
            .isEqualTo(dark ? "rgb(20, 23, 26)" : "rgb(255, 255, 255)");
      }
    }
    assertThat(samples.requests())
        .as("nothing is truncated before somebody asks for it")
        .isNotEmpty()
        .allMatch(request -> Double.isInfinite(request.truncation()));
    assertThat(
            browser.evaluate(
                "[...document.images].filter(image => !image.alt).map(image => image.id).join()"))
        .isEmpty();
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('input, select')].filter(input =>"
                    + " !input.labels.length && !input.ariaLabel).map(input => input.id).join()"))
        .isEmpty();
  }

  private void followsTheTraining(Browser browser) throws IOException, InterruptedException {
    String points = "document.querySelector('.curves .line').getAttribute('d').split('L').length";
    assertThat(browser.evaluate(points)).isEqualTo("20");
    browser.evaluate("document.querySelectorAll('.curves')[1].focus()");
    run.lines(
            "{\"step\":42,\"iteration\":21,\"discriminatorLoss\":0.1,\"generatorLoss\":0.2,"
                + "\"realScore\":0.75,\"fakeScore\":0.25}")
        .evaluation(42, 3)
        .frame(42, 64, true);
    browser.await(points + " === 21");
    browser.await("document.querySelector('.player output').textContent === 'Step 42'");
    browser.await(
        "[...document.querySelectorAll('.frames .shown img')].every(i => i.naturalWidth)");
    assertThat(browser.evaluate("document.getElementById('lead-section').textContent"))
        .contains("step 42, iteration 21 of 50");
    // The chart is still the one that has the focus, and reads the new values.
    browser.press("ArrowRight");
    assertThat(browser.evaluate("document.querySelectorAll('.reading')[1].textContent"))
        .isEqualTo("Step 42: D(x) 0.75, D(G(z)) 0.25");
    training.started(new TrainingStart(run.path(), "digits", Progress.start()));
    browser.await("document.getElementById('status').textContent.startsWith('Iteration 0 of 50')");
  }

  private void changesThePictureWithEveryKnob(Browser browser) throws InterruptedException {
    change(browser, "seed", "12", "Seed 12, class zero");
    change(browser, "class", "2", "Seed 12, class two");
    change(browser, "condition", "9", "Seed 12, class two");
    change(browser, "truncation", "0.5", "Seed 12, class two");
    change(browser, "direction-1", "-2", "Seed 12, class two, direction 2: -2");
    change(browser, "count", "16", "Seed 12, class two, direction 2: -2");
    DrawRequest last = samples.requests().get(samples.requests().size() - 1);
    assertThat(samples.requests())
        .contains(new DrawRequest(12, 9, 2, 0.5, 0, 0, List.of(0.0, -2.0, 0.0), 16));
    assertThat(last.samples()).isEqualTo(16);
    String before = browser.evaluate(PICTURE);
    browser.evaluate("document.getElementById('direction-0').focus()");
    browser.press("ArrowRight");
    browser.await(PICTURE + " !== '" + before + "'");
  }

  private static void change(Browser browser, String id, String value, String note)
      throws InterruptedException {
    String before = browser.evaluate(PICTURE);
    browser.evaluate(
        "{const knob = document.getElementById('"
            + id
            + "'); knob.value = '"
            + value
            + "'; knob.dispatchEvent(new Event('input', {bubbles: true}))}");
    browser.await(PICTURE + " !== '" + before + "'");
    // The note follows when the picture is decoded.
    browser.await(NOTE + " === '" + note + "'");
  }

  private void dragsBetweenSamples(Browser browser) throws InterruptedException {
    browser.evaluate("document.getElementById('reset').click()");
    browser.await(NOTE + " === 'Seed 1, class zero'");
    // Nothing may move any more once the place of the pad is known.
    browser.await("[...document.querySelectorAll('.corner')].every(image => image.naturalWidth)");
    browser.await("!document.querySelector('.busy')");
    browser.evaluate("document.getElementById('pad').scrollIntoView({block: 'center'})");
    String[] box =
        browser
            .evaluate(
                "(box => [box.left, box.top, box.width, box.height].join())"
                    + "(document.getElementById('pad').getBoundingClientRect())")
            .split(",", -1);
    double left = Double.parseDouble(box[0]);
    double top = Double.parseDouble(box[1]);
    double width = Double.parseDouble(box[2]);
    double height = Double.parseDouble(box[3]);
    browser.drag(left + 2, top + 2, left + width / 2, top + height / 4);
    browser.await(NOTE + " === 'Seed 1, class zero, 50 % across, 25 % down'");
    browser.press("ArrowDown");
    browser.await(NOTE + " === 'Seed 1, class zero, 50 % across, 30 % down'");
    browser.await(
        "[...document.querySelectorAll('.corner')].every(image => image.src.startsWith('blob:'))");
  }

  private void stopsTheTraining(Browser browser) throws InterruptedException {
    browser.evaluate("document.getElementById('stop').click()");
    browser.await("document.getElementById('stop').disabled");
    browser.await(
        "document.getElementById('status').textContent.startsWith('Stopping')"
            + " || document.getElementById('status').textContent.startsWith('Iteration')");
    assertThat(stops).hasValue(1);
  }

  private void saysThatItHasEnded(Browser browser) throws InterruptedException {
    training.ended(Progress.start(), false);
    browser.await(
        "document.getElementById('status').textContent === 'The training was stopped, and has"
            + " written a checkpoint.'");
  }
}
