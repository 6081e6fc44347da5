package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The live page of a training and the explorer, in processes of their own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LiveProcessTest {
  private static final Pattern ADDRESS =
      Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\?token=\\w+");
  private static final String LAST = "checkpoints/step-002100.gan";

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private static URI address(GanProcess process, Supplier<String> stream) {
    process.await(() -> ADDRESS.matcher(stream.get()).find());
    Matcher found = ADDRESS.matcher(stream.get());
    assertThat(found.find()).isTrue();
    return URI.create(found.group());
  }

  private <T> HttpResponse<T> get(URI page, String path, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    String joined = path + (path.contains("?") ? "&" : "?") + page.getQuery();
    return client.send(HttpRequest.newBuilder(page.resolve(joined)).build(), body);
  }

  private String post(URI page, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve(path))
            .header("X-Gan-Token", page.getQuery().substring("token=".length()))
            .POST(BodyPublishers.noBody())
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** Samples are drawn between its iterations, and the page is read all the time. */
  @Test
  void trainsTheSameParametersWithSomebodyWatching() throws IOException, InterruptedException {
    TinyRing.in(folder, "\"iterations\": 40", "\"iterations\": 700");
    try (GanProcess alone = GanProcess.start(folder, "train", "tiny.json", "--out", "alone")) {
      assertThat(alone.exitCode()).as(alone.error()).isZero();
    }
    try (GanProcess watched =
        GanProcess.start(folder, "train", "--live", "tiny.json", "--out", "watched")) {
      URI page = address(watched, watched::error);
      HttpResponse<InputStream> events = get(page, "/events", BodyHandlers.ofInputStream());
      assertThat(events.statusCode()).isEqualTo(200);
      HttpResponse<byte[]> drawn =
          get(
              page,
              "/draw?seed=3&across=0.5&down=0.5&truncation=1&along=1,-1",
              BodyHandlers.ofByteArray());
      assertThat(drawn.statusCode()).isEqualTo(200);
      assertThat(ImageIO.read(new ByteArrayInputStream(drawn.body())).getWidth()).isEqualTo(560);
      post(page, "/checkpoint");
      String last = new String(events.body().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(last).contains("event: section", "The training has ended.");
      assertThat(watched.exitCode()).as(watched.error()).isZero();
    }
    assertThat(SavedState.of(folder.resolve("watched").resolve(LAST)))
        .isEqualTo(SavedState.of(folder.resolve("alone").resolve(LAST)));
  }

  @Test
  void stopsAsAfterAnInterruption() throws IOException, InterruptedException {
    TinyRing.in(
        folder,
        "\"iterations\": 40",
        "\"iterations\": 10000000",
        "\"everySteps\": 30",
        "\"everySteps\": 1000000000");
    try (GanProcess training =
        GanProcess.start(folder, "train", "tiny.json", "--out", "run", "--live", "0", "--quiet")) {
      URI page = address(training, training::error);
      assertThat(post(page, "/checkpoint")).contains("A checkpoint will be written");
      training.await(() -> Files.exists(folder.resolve("run/checkpoints/last")));
      assertThat(post(page, "/stop")).startsWith("Stopping after this iteration");

      assertThat(training.exitCode()).as(training.error()).isEqualTo(130);
      assertThat(training.error()).contains("stopped at step ", "train run --resume");
    }
  }

  @Test
  void exploresARun() throws IOException, InterruptedException {
    Path run = folder.resolve("run");
    Outcome trained =
        Outcome.of("train", TinyRing.in(folder).toString(), "-q", "--out", run.toString());
    assertThat(trained.exitCode()).as(trained.error()).isZero();
    try (GanProcess explorer =
        GanProcess.start(folder, "explore", "run", "--json", "--directions", "sefa")) {
      URI page = address(explorer, explorer::output);
      assertThat(get(page, "/", BodyHandlers.ofString()).body())
          .contains("Samples of the checkpoint step-", "<h2>Explorer</h2>", "modesCovered")
          .doesNotContain("id=\"stop\"");
      byte[] first = get(page, "/draw?seed=1", BodyHandlers.ofByteArray()).body();
      assertThat(get(page, "/draw?seed=2", BodyHandlers.ofByteArray()).body()).isNotEqualTo(first);
      assertThat(get(page, "/draw?seed=1", BodyHandlers.ofByteArray()).body()).isEqualTo(first);
      assertThat(get(page, "/draw?seed=1&along=2", BodyHandlers.ofByteArray()).body())
          .isNotEqualTo(first);
      assertThat(explorer.output()).startsWith("{\n  \"address\": \"http://127.0.0.1:");
      assertThat(post(page, "/stop")).contains("There is no such command");
      assertThat(get(page, "/draw?class=1", BodyHandlers.ofString()).body())
          .contains("takes no classes");
    }
  }

  @Test
  void saysWhatIsWrongBeforeItBegins() throws IOException {
    String experiment = TinyRing.in(folder).toString();
    Path run = folder.resolve("run");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      Outcome taken = Outcome.of("train", experiment, "--live", port, "--out", run.toString());
      assertThat(taken.exitCode()).isEqualTo(2);
      assertThat(taken.error())
          .startsWith("error: port " + port + " cannot be used: ")
          .contains("at 127.0.0.1:" + port, "--live 0 takes a free one");
    }
    assertThat(run).doesNotExist();
    Outcome host = Outcome.of("train", experiment, "--live-host", "0.0.0.0");
    assertThat(host.exitCode()).isEqualTo(2);
    assertThat(host.error()).contains("--live-host is an address for --live: add --live");
    Outcome beyond = Outcome.of("train", experiment, "--live", "70000");
    assertThat(beyond.exitCode()).isEqualTo(2);
    assertThat(beyond.error()).contains("there is no port 70000");
    Outcome missing = Outcome.of("explore", run.toString());
    assertThat(missing.exitCode()).isEqualTo(2);
  }
}
