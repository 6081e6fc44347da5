package org.gan4j.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.report.page.Knobs;
import org.gan4j.report.page.RecordedFolder;
import org.gan4j.report.recorded.FollowedRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on the loopback, asked as browsers and as strangers would. */
@Timeout(120)
class LiveServerTest {
  private static final IterationReport ITERATION =
      new IterationReport(Progress.start(), Map.of("generatorLoss", 0.5));

  @TempDir private Path folder;

  private final AtomicInteger stops = new AtomicInteger();
  private final AtomicInteger checkpoints = new AtomicInteger();
  private final PaintedSamples samples = new PaintedSamples();
  private final DrawQueue queue = new DrawQueue();
  private final LiveTraining training = new LiveTraining(queue, samples, 50);
  private final HttpClient client = HttpClient.newHttpClient();
  private RecordedFolder run;
  private LiveServer server;
  private Thread drawing;

  @BeforeEach
  void serve() throws IOException {
    run = RecordedFolder.in(folder, "run").experiment("digits", 5, 0.1).iterations(20);
    run.frame(0, 64, false).frame(40, 64, true);
    server = LiveServer.open("127.0.0.1", 0, "--live");
    LiveControls controls =
        new LiveControls() {
          @Override
          public void stop() {
            stops.incrementAndGet();
          }

          @Override
          public void checkpoint() {
            checkpoints.incrementAndGet();
          }
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
    drawing = new Thread(() -> queue.drawAll(samples), "drawing");
    drawing.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    server.close();
    drawing.interrupt();
    drawing.join();
  }

  private String token() {
    return server.address().getQuery().substring("token=".length());
  }

  private URI address(String path) {
    return server.address().resolve(path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String joined = path + (path.contains("?") ? "&" : "?") + "token=" + token();
    return client.send(HttpRequest.newBuilder(address(joined)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).POST(BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The lines of an answer to a request that no HTTP client would send. */
  private String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void showsThePageOfTheRun() throws IOException, InterruptedException {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    assertThat(page.body())
        .contains("<h1>digits</h1>", "id=\"explorer\"", "D(x) and D(G(z))", "Data and provenance")
        .contains("samples/step-000040.png?token=" + token())
        .doesNotContain("data:image");
    assertThat(get("/samples/step-000040.png").statusCode()).isEqualTo(200);
    for (String other : new String[] {"/samples/step-000041.png", "/samples/..%2frun.json", "/x"}) {
      assertThat(get(other).statusCode()).as(other).isBetween(400, 404);
    }
  }

  @Test
  void servesNobodyWithoutTheToken() throws IOException, InterruptedException {
    for (String path : new String[] {"/", "/events", "/draw", "/samples/step-000040.png"}) {
      for (String query : new String[] {"", "?token=", "?token=" + "0".repeat(32)}) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(address(path + query)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + query).isEqualTo(403);
        assertThat(answer.body()).contains("The token is missing or wrong.");
      }
    }
    assertThat(post("/stop").statusCode()).isEqualTo(403);
    assertThat(post("/stop", "X-Gan-Token", "wrong").statusCode()).isEqualTo(403);
    // A page elsewhere can send this one, if it knows the address.
    assertThat(post("/stop?token=" + token()).statusCode()).isEqualTo(403);
    assertThat(stops).hasValue(0);
  }

  @Test
  void servesNoOtherHostNorOrigin() throws IOException, InterruptedException {
    String line = "GET /?token=" + token() + " HTTP/1.1";
    assertThat(raw(line, "Host: localhost:1")).startsWith("HTTP/1.1 200");
    assertThat(raw(line, "Host: [::1]:80")).startsWith("HTTP/1.1 200");
    assertThat(raw(line, "Host: evil.example:" + server.address().getPort()))
        .startsWith("HTTP/1.1 403")
        .contains("does not answer for that host name");
    assertThat(raw(line, "Host: 127.0.0.1.evil.example")).startsWith("HTTP/1.1 403");
    String[] own = {"X-Gan-Token", token(), "Origin", "http://" + server.address().getAuthority()};
    for (String origin : new String[] {"null", "http://127.0.0.1:1", "http://evil.example"}) {
      assertThat(post("/stop", "X-Gan-Token", token(), "Origin", origin).statusCode())
          .as(origin)
          .isEqualTo(403);
    }
    assertThat(stops).hasValue(0);
    assertThat(post("/stop", own).statusCode()).isEqualTo(202);
    assertThat(stops).hasValue(1);
  }

  @Test
  void takesTheCommandsOfButtons() throws IOException, InterruptedException {
    assertThat(post("/checkpoint", "X-Gan-Token", token()).body())
        .contains("A checkpoint will be written");
    assertThat(post("/stop", "X-Gan-Token", token()).body()).contains("Stopping");
    assertThat(post("/leave", "X-Gan-Token", token()).statusCode()).isEqualTo(404);
    assertThat(get("/stop").statusCode()).isEqualTo(404);
    assertThat(raw("PUT /stop HTTP/1.1", "Host: localhost", "X-Gan-Token: " + token()))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("PUT /stop?token=" + token() + " HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 405");
    assertThat(checkpoints).hasValue(1);
    assertThat(stops).hasValue(1);
  }

  @Test
  void drawsWhatIsAskedFor() throws IOException, InterruptedException {
    HttpResponse<String> picture =
        get(
            "/draw?seed=7&condition=8&class=2&truncation=0.5&across=0.25&down=1&along=0,-1.5"
                + "&samples=16");

    assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
    assertThat(samples.requests())
        .containsExactly(new DrawRequest(7, 8, 2, 0.5, 0.25, 1, List.of(0.0, -1.5), 16));
    get("/draw?seed=3");
    assertThat(samples.requests().get(1))
        .isEqualTo(new DrawRequest(3, 3, null, Double.POSITIVE_INFINITY, 0, 0, List.of(), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed=x | seed must be a whole number from 0 to",
        "seed=-1 | seed must be a whole number",
        "seed=99999999999999999999999 | seed must be a whole number",
        "class=3 | class must be a number from 0 to 2, not \"3\".",
        "class=two | class must be a number",
        "truncation=0 | truncation must be a number of at least 0.01",
        "truncation=NaN | truncation must be a number",
        "across=1.1 | across must be a number of at least 0.0 and at most 1.0, not \"1.1\".",
        "along=1,2,3,4 | along has 4 numbers, and there are 3 directions.",
        "along=1,,2 | along must be a number",
        "samples=17 | samples must be 1 or 16, not \"17\".",
        "steps=1 | There is no parameter \"steps\"; there are across, along, class",
        "seed=%zz | The parameters cannot be read."
      })
  void saysWhichParameterIsWrong(String query, String sentence) throws IOException {
    String answer =
        raw("GET /draw?" + query + "&token=" + token() + " HTTP/1.1", "Host: localhost");

    assertThat(answer).startsWith("HTTP/1.1 400").contains(sentence);
    assertThat(samples.requests()).isEmpty();
  }

  @Test
  void saysWhyASampleCannotBeDrawn() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/draw?seed=666");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("this seed is broken");
    assertThat(get("/draw?seed=1").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void refusesPortsThatDoNotExist(int port) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> LiveServer.open("127.0.0.1", port, "--live").close())
        .withMessageContaining("there is no port " + port);
  }

  @Test
  void saysWhichPortIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> LiveServer.open("127.0.0.1", other.getLocalPort(), "--live").close())
          .satisfies(
              failure -> {
                assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE);
                assertThat(failure.problem())
                    .startsWith("port " + other.getLocalPort() + " cannot be used: ");
                assertThat(failure.remedy()).contains("--live 0 takes a free one");
              });
    }
  }

  /** Reads events until one contains a text. */
  private static String read(InputStream events, String text) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    while (read.indexOf(text) < 0) {
      int count = events.read(buffer);
      assertThat(count).as("not at the end; %s", read).isPositive();
      read.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
    }
    return read.toString();
  }

  private InputStream events() throws IOException, InterruptedException {
    HttpResponse<InputStream> events =
        client.send(
            HttpRequest.newBuilder(address("/events?token=" + token())).build(),
            BodyHandlers.ofInputStream());
    assertThat(events.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    return events.body();
  }

  @Test
  void sendsWhatIsNewAndSaysGoodbye() throws IOException, InterruptedException {
    try (InputStream events = events()) {
      assertThat(read(events, "event: status"))
          .contains("\"iterations\":50", "step 40, iteration 20");
      run.lines("{\"step\":42,\"iteration\":21,\"discriminatorLoss\":0.123}");
      read(events, "step 42, iteration 21 of 50");
      training.ended(Progress.start(), true);
      server.close();
      assertThat(read(events, "\"ended\":true")).contains("The training has ended.");
    }
  }

  /** Clients that ask and never read, and clients that never ask. */
  @Test
  void isNotDelayedByClientsThatDoNotRead() throws IOException, InterruptedException {
    List<Socket> lazy = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort()));
        lazy.add(socket);
        String request = "GET /events?token=" + token() + " HTTP/1.1\r\nHost: localhost\r\n";
        String ending = i % 2 == 0 ? "\r\n" : "";
        socket.getOutputStream().write((request + ending).getBytes(StandardCharsets.US_ASCII));
      }
      for (int i = 0; i < 200; i++) {
        training.iterationEnded(ITERATION);
      }
      assertThat(get("/draw?seed=5").statusCode()).isEqualTo(200);
      assertThat(get("/").statusCode()).isEqualTo(200);
      // No more than a number of streams.
      int refused = 0;
      for (int i = 0; i < 40; i += 2) {
        lazy.get(i).setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
        byte[] status = lazy.get(i).getInputStream().readNBytes("HTTP/1.1 503".length());
        refused += new String(status, StandardCharsets.US_ASCII).endsWith("503") ? 1 : 0;
      }
      assertThat(refused).isEqualTo(4);
    } finally {
      for (Socket socket : lazy) {
        socket.close();
      }
    }
  }

  @Test
  void spacesTheDrawingsOfATraining() throws InterruptedException {
    drawing.interrupt();
    drawing.join();
    PaintedSamples slow = new PaintedSamples();
    DrawQueue requests = new DrawQueue();
    LiveTraining busy =
        new LiveTraining(
            requests,
            new Explorable() {
              @Override
              public Knobs knobs() {
                return slow.knobs();
              }

              @Override
              public BufferedImage draw(DrawRequest request) {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
                while (System.nanoTime() - end < 0) {
                  Thread.onSpinWait();
                }
                return slow.draw(request);
              }
            },
            50);
    for (int i = 0; i < 5; i++) {
      requests.add(new DrawRequest(i, i, null, 1, 0, 0, List.of(), 1));
    }
    for (int i = 0; i < 1000; i++) {
      busy.iterationEnded(ITERATION);
    }

    // The next one may begin 13 seconds later.
    assertThat(slow.requests()).hasSize(1);
  }

  @Test
  void refusesMoreRequestsThanAreWorthWaitingFor() {
    DrawQueue full = new DrawQueue();
    DrawRequest request = new DrawRequest(1, 1, null, 1, 0, 0, List.of(), 1);
    for (int i = 0; i < 16; i++) {
      assertThat(full.add(request)).isPresent();
    }
    assertThat(full.add(request)).isEmpty();
  }
}
