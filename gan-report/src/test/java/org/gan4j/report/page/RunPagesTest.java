package org.gan4j.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.training.RunReport;
import org.gan4j.report.recorded.RecordedRun;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPagesTest {
  private static final String EVIL = "\"><script>alert('x')</script><img src=//evil.example/a>&";

  @TempDir private Path folder;

  private static Document page(RecordedFolder run) throws IOException {
    return parsed(new RunPages().write(run.path()));
  }

  /** Parses a page, and requires of it what holds for every page. */
  private static Document parsed(Path file) throws IOException {
    String html = Files.readString(file);
    assertThat(Files.size(file)).isLessThanOrEqualTo(RunPages.LARGEST);
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document page = Jsoup.parse(html, "", parser);
    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("[style], [onclick], [onload], link, iframe, object, form")).isEmpty();
    assertThat(page.select("[src]"))
        .allMatch(element -> element.attr("src").startsWith("data:image/"));
    assertThat(page.select("[href]"))
        .allMatch(element -> page.getElementById(element.attr("href").substring(1)) != null);
    assertThat(html).doesNotContain("http://", "https://", "url(", "@import");
    assertThat(page.select("img")).allMatch(image -> !image.attr("alt").isBlank());
    assertThat(page.select("svg.curves")).allMatch(svg -> !svg.attr("aria-label").isBlank());
    assertThat(page.select("svg:not(.curves)")).allMatch(svg -> svg.hasAttr("aria-hidden"));
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    return page;
  }

  private static List<String> charts(Document page) {
    return page.select("figure.chart figcaption").eachText();
  }

  @Test
  void isAService() {
    assertThat(ServiceLoader.load(RunReport.class))
        .hasOnlyElementsOfType(RunPages.class)
        .hasSize(1);
  }

  @Test
  void showsARun() throws IOException {
    RecordedFolder run =
        RecordedFolder.in(folder, "a run")
            .experiment("digits", 5, 0.1)
            .provenance(
                """
                {"gan4j": "1.2", "dataset": {"type": "ring", "size": 400, "shape": [1, 28, 28],
                 "fingerprint": "sha256:12", "classes": {"seven": 3}},
                 "jars": [{"file": "gan-vanilla-1.jar"}, {"file": "my-loss.jar"}],
                 "backend": {"OMP_NUM_THREADS": "2"}}
                """)
            .iterations(50)
            .evaluation(50, 3)
            .evaluation(100, 2.5)
            .lines("{\"step\":60,\"iteration\":30,\"warning\":\"vanished\"}")
            .lines(
                "{\"step\":40,\"iteration\":20,\"rollBack\":{\"fromStep\":70,\"reason\":\"NaN\","
                    + "\"learningRates\":0.5}}")
            .frame(0, 8, false)
            .frame(50, 8, true)
            .frame(100, 8, true);
    Files.writeString(run.path().resolve("checkpoints/best"), "step-000050.gan\n");

    Document page = page(run);

    assertThat(page.expectFirst("h1").text()).isEqualTo("digits");
    assertThat(page.expectFirst(".lead").text()).contains("step 100, iteration 50 of 50");
    assertThat(charts(page))
        .containsExactly(
            "Losses", "D(x) and D(G(z))", "Gradient norms", "Seconds of an iteration", "distance");
    assertThat(page.select("#curves").text())
        .contains("0.98 means", "98 %", "D(x) is 0.98 and D(G(z)) is 0.02")
        .contains("The logits of the loss hinge are no log-odds");
    assertThat(page.select("figure.chart:contains(distance) .legend li").eachText())
        .containsExactly("distance", "real samples (null)", "guard");
    assertThat(page.select("#metrics > .wide thead th").eachText())
        .containsExactly("metric", "last: step 100", "best checkpoint: step 50");
    assertThat(page.expectFirst("#metrics > .wide tbody tr").text()).isEqualTo("distance 2.500 3");
    assertThat(page.select("#guard li").eachText())
        .containsExactly("Step 60: vanished", "Step 70, rolled back to step 40: NaN");
    assertThat(page.expectFirst("figure.chart").select("svg.curves path.mark")).hasSize(2);
    assertThat(page.select(".frames img")).hasSize(3);
    assertThat(page.select("input[type=range]").attr("max")).isEqualTo("2");
    assertThat(page.select(".pair figcaption").eachText())
        .containsExactly("Best checkpoint: step 50", "Last: step 100");
    assertThat(page.expectFirst("#experiment > pre").text())
        .isEqualTo(
            "OMP_NUM_THREADS=2 gan train './a run/experiment.json' --out './a run-again' --plugins"
                + " DIR");
    assertThat(page.select("#experiment").text()).contains("these plugins: my-loss.jar.");
    assertThat(page.select("#provenance").text())
        .contains("1 × 28 × 28", "sha256:12", "seven: 3", "gan4j: \"1.2\"");
  }

  @Test
  void replacesAnEarlierPageAndLeavesNothingElse() throws IOException {
    RecordedFolder run = RecordedFolder.in(folder, "run").experiment("a", 1, 1).iterations(3);
    new RunPages().write(run.path());
    page(run.experiment("b", 1, 1));

    assertThat(page(run).expectFirst("h1").text()).isEqualTo("b");
    try (Stream<Path> files = Files.list(run.path())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "experiment.json", "metrics.jsonl", "report.html", "samples", "checkpoints");
    }
  }

  @Test
  void escapesWhatStrangersWrote() throws IOException {
    String json = EVIL.replace("\"", "\\\"");
    RecordedFolder run =
        RecordedFolder.in(folder, "x'><b>&")
            .experiment(
                "{\"name\": \""
                    + json
                    + "\", \""
                    + json
                    + "\": {\""
                    + json
                    + "\": \""
                    + json
                    + "\"}}")
            .provenance("{\"gan4j\": \"" + json + "\", \"" + json + "\": 1}")
            .lines("{\"step\":1,\"iteration\":1,\"" + json + "\":1}")
            .lines("{\"step\":1,\"iteration\":1,\"metrics\":{\"" + json + "\":1}}")
            .lines("{\"step\":1,\"iteration\":1,\"warning\":\"" + json + "\\u202e\\u0000\"}");

    Document page = page(run);

    assertThat(page.expectFirst("h1").text()).isEqualTo(EVIL);
    assertThat(page.select("b, img")).isEmpty();
    assertThat(page.select("#guard li").text()).isEqualTo("Step 1: " + EVIL + "\uFFFD\uFFFD");
    assertThat(charts(page)).containsExactly(EVIL);
    Files.copy(run.path().resolve("report.html"), folder.resolve("one.html"));

    RecordedRun read = RecordedRun.read(run.path());
    Path comparison = folder.resolve("comparison.html");
    RunPages.write(Comparison.of(List.of(read, read)), comparison);
    assertThat(parsed(comparison).select("#metrics thead th").eachText()).contains(EVIL);
  }

  @Test
  void leavesOutALineThatAKilledProcessDidNotFinish() throws IOException {
    RecordedFolder run = RecordedFolder.in(folder, "run").experiment("a", 1, 1).iterations(3);
    Files.writeString(
        run.path().resolve("metrics.jsonl"), "{\"step\":8,\"iter", StandardOpenOption.APPEND);

    Document page = page(run);

    assertThat(page.select(".lead").text()).contains("step 6, iteration 3");
    assertThat(page.select("#curves").text()).contains("One line of metrics.jsonl is damaged");
    assertThat(page.select("#metrics").text()).contains("No metric is recorded");
  }

  @Test
  void showsARunThatHasOnlyBegun() throws IOException {
    RecordedFolder run = RecordedFolder.in(folder, "run").experiment("a", 1, 1);

    assertThat(page(run).select("main").text())
        .contains("No iteration is recorded yet", "There are no grids of samples yet")
        .contains("run.json is missing or damaged");
  }

  @Test
  void showsARunWhoseFilesAreDamaged() throws IOException {
    RecordedFolder run =
        RecordedFolder.in(folder, "run")
            .experiment("{\"name\": ")
            .provenance("[]")
            .lines("[1]", "nonsense", "{\"step\":\"NaN\"}", "{\"step\":2,\"loss\":\"NaN\"}");
    Files.write(run.path().resolve("samples/step-000002.png"), new byte[] {1, 2, 3});
    Files.writeString(run.path().resolve("checkpoints/best"), "../../elsewhere");

    assertThat(page(run).select("main").text())
        .contains("experiment.json is missing or damaged", "3 lines of metrics.jsonl are damaged")
        .contains("The grids of samples cannot be shown");
  }

  @Test
  void showsARunOfVersion01() throws IOException {
    Path old = Path.of("..", "gan-core", "src/test/resources/org/gan4j/core/run/version-0.1/run");
    assumeTrue(Files.isDirectory(old), "only in the repository");
    Path copy = folder.resolve("run");
    try (Stream<Path> files = Files.walk(old)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(old.relativize(file).toString()));
      }
    }

    Document page = page(new RecordedFolder(copy));

    assertThat(page.expectFirst("h1").text()).isEqualTo("ring-vanilla");
    assertThat(charts(page)).contains("Losses", "D(x) and D(G(z))", "Gradient norms");
    assertThat(page.select("#experiment").text()).contains("instance-noise");
  }

  @Test
  void saysWhereSamplesAreThatAreNumbers() throws IOException {
    RecordedFolder run = RecordedFolder.in(folder, "run").experiment("a", 1, 1).iterations(3);
    Files.writeString(run.path().resolve("samples/step-000000.csv"), "1.0,2.0,3.0\n");

    assertThat(page(run).select("#samples").text()).contains("are numbers").contains("CSV");
  }

  @Test
  void staysSmallWithManyLargeGridsAndManyNumbers() throws IOException {
    RecordedFolder run = RecordedFolder.in(folder, "run").experiment("a", 1, 1);
    for (int i = 0; i < 60; i++) {
      run.frame(i, 24, true);
    }
    // Noise does not compress: a megabyte each.
    for (int i = 60; i < 66; i++) {
      run.frame(i, 600, true);
    }
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      numbers.append(String.format(Locale.ROOT, ",\"number%d\":%d.25", i, i));
    }
    String[] lines = new String[600];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "{\"step\":" + i + ",\"iteration\":" + i + numbers + "}";
    }
    run.lines(lines);

    Document page = page(run);

    List<Element> frames = page.select(".frames img");
    assertThat(frames).hasSizeBetween(12, 48);
    assertThat(frames.get(0).attr("alt")).isEqualTo("Samples of the untrained generator");
    assertThat(frames.get(frames.size() - 1).attr("alt")).isEqualTo("Samples at step 65");
    assertThat(frames.get(frames.size() - 1).attr("src")).startsWith("data:image/jpeg;base64,");
    assertThat(page.select("#samples .note").text()).contains("of 66 grids");
    assertThat(page.select("#curves").text()).contains("more numbers than a page can show");
  }

  @Test
  void cutsOffTextThatIsTooLong() throws IOException {
    String large = "<".repeat(3_000_000);
    RecordedFolder run =
        RecordedFolder.in(folder, "run")
            .experiment("{\"name\": \"a\", \"long\": [\"" + large + "\"]}")
            .lines("{\"step\":1,\"iteration\":1,\"warning\":\"" + "<".repeat(900_000) + "\"}")
            .lines("{\"step\":1,\"iteration\":1,\"x\":" + " ".repeat(2_000_000) + "1}");

    assertThat(page(run).select("#experiment").text()).contains("… (see the file)");
  }

  @Test
  void refusesAFolderThatIsNoRun() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> new RunPages().write(folder))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE))
        .satisfies(e -> assertThat(e.where()).isEqualTo(folder.toString()))
        .withMessageContaining("neither experiment.json nor metrics.jsonl");
  }

  @Test
  void saysThatAPageCannotBeWritten() throws IOException {
    RecordedFolder run = RecordedFolder.in(folder, "run").experiment("a", 1, 1);
    Files.createDirectories(run.path().resolve("report.html/occupied"));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> new RunPages().write(run.path()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(GanException.Kind.FAILURE))
        .withMessageContaining("the page cannot be written");
  }

  @Test
  void comparesRuns() throws IOException {
    RecordedRun first =
        RecordedRun.read(
            RecordedFolder.in(folder, "first")
                .experiment("a", 1, 0.1)
                .iterations(5)
                .evaluation(4, 7)
                .evaluation(10, 2)
                .frame(10, 8, true)
                .path());
    RecordedRun second =
        RecordedRun.read(
            RecordedFolder.in(folder, "second")
                .experiment("b", 2, 0.1)
                .iterations(5)
                .evaluation(10, 4)
                .path());
    RecordedRun other =
        RecordedRun.read(
            RecordedFolder.in(folder, "elsewhere/first")
                .experiment("a", 1, 0.5)
                .iterations(2)
                .path());
    Path file = folder.resolve("comparison.html");
    Comparison comparison = Comparison.of(List.of(first, second, other));

    RunPages.write(comparison, file);
    Document page = parsed(file);

    assertThat(comparison.names()).containsExactly("first", "second", "first (2)");
    assertThat(comparison.settings())
        .containsOnlyKeys("name", "seed", "optimizers.generator.learningRate");
    assertThat(page.select("#settings tr:contains(learningRate)").text())
        .isEqualTo("optimizers.generator.learningRate 0.1 0.1 0.5");
    assertThat(page.select("#metrics tbody tr").eachText())
        .containsExactly(
            "first 10 2 0.5000",
            "second 10 4 0.5000",
            "first (2) – – –",
            "mean ± deviation of first, second 3 ± 1.414 0.5000 ± 0");
    assertThat(page.select("#samples figcaption").eachText()).containsExactly("first, step 10");
    assertThat(charts(page)).contains("distance", "D(x)", "D(G(z))", "discriminatorLoss");
    assertThat(
            page.select("figure:has(figcaption:containsOwn(generatorLoss)) .legend li").eachText())
        .containsExactly("first", "second", "first (2)");
  }

  @Test
  void usesTheSameBytesAsItsPolicyNames() {
    String html = org.gan4j.report.page.Document.of("x", page -> {});
    Document page = Jsoup.parse(html);
    String policy = page.select("meta[http-equiv]").attr("content");

    assertThat(policy)
        .contains("script-src " + hash(page.expectFirst("script").data()))
        .contains("style-src " + hash(page.expectFirst("style").data()));
  }

  private static String hash(String content) {
    try {
      return "'sha256-"
          + java.util.Base64.getEncoder()
              .encodeToString(
                  java.security.MessageDigest.getInstance("SHA-256")
                      .digest(content.getBytes(StandardCharsets.UTF_8)))
          + "'";
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
