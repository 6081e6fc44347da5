package com.example.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60) // only so that a fault does not hang the build
class SampleServerTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;

  @BeforeAll
  static void train() throws IOException {
    Path experiment =
        Files.writeString(
            folder.resolve("tiny.json"),
            """
            {
              "dataset": { "type": "ring" },
              "generator": { "type": "vanilla", "hidden": [8] },
              "discriminator": { "type": "vanilla", "hidden": [8] },
              "training": { "iterations": 5 }
            }
            """);
    Gan gan = Gan.create();
    try (PreparedTraining training = gan.assemble(gan.read(experiment, List.of()))) {
      gan.start(training, folder.resolve("run")).train(new StopSignal(), List.of());
    }
  }

  private static SampleServer serve(TextSampler sampler, int capacity) throws IOException {
    return new SampleServer(sampler, 0, capacity, Duration.ofHours(1), System::nanoTime);
  }

  private static HttpRequest.Builder request(SampleServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  private static CompletableFuture<HttpResponse<String>> send(SampleServer server, String path) {
    return CLIENT.sendAsync(request(server, path).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(SampleServer server, String path) throws Exception {
    return send(server, path).get();
  }

  /** A client that sends this and does nothing more. */
  private static Socket client(SampleServer server, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static boolean isDisconnected(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketException e) {
      return true;
    }
  }

  /** Samples when it is allowed to. */
  private static final class SlowSampler implements TextSampler {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch allowed = new CountDownLatch(1);
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public int mostSamples() {
      return 4;
    }

    @Override
    public String sample(int count, long seed) {
      calls.incrementAndGet();
      begun.countDown();
      try {
        allowed.await(20, TimeUnit.SECONDS); // so that a test that fails ends, too
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return seed == LONG_ANSWER ? "0".repeat(64_000_000) : "0.5\n";
    }

    @Override
    public void close() {}

    static final long LONG_ANSWER = 64;

    static SlowSampler allowed() {
      SlowSampler sampler = new SlowSampler();
      sampler.allowed.countDown();
      return sampler;
    }
  }

  @Test
  void answersTheSameToTheSameQuestionWhoeverAsks() throws Exception {
    try (SampleServer server = new SampleServer(folder.resolve("run"), 0, 64)) {
      String expected = get(server, "/samples?count=3&seed=5").body();
      assertEquals(3, expected.lines().count());
      assertTrue(expected.lines().allMatch(line -> line.matches("-?[0-9.]+,-?[0-9.]+")));
      assertNotEquals(expected, get(server, "/samples?count=3&seed=6").body());
      assertEquals(200, get(server, "/samples?seed=9000000000").statusCode());
      assertEquals(400, get(server, "/samples?count=257").statusCode());

      List<CompletableFuture<HttpResponse<String>>> many =
          IntStream.range(0, 40).mapToObj(i -> send(server, "/samples?count=3&seed=5")).toList();
      for (CompletableFuture<HttpResponse<String>> answer : many) {
        assertEquals(200, answer.get().statusCode());
        assertEquals(expected, answer.get().body());
      }
    }
  }

  @Test
  void refusesRequestsBeyondItsCapacityAtOnce() throws Exception {
    SlowSampler sampler = new SlowSampler();
    try (SampleServer server = serve(sampler, 5)) {
      CountDownLatch refused = new CountDownLatch(95);
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, 100).mapToObj(i -> send(server, "/samples")).toList();
      answers.forEach(answer -> answer.thenRun(refused::countDown));
      // Nothing is sampled yet, so these are the answers of those that found no place.
      refused.await();
      sampler.allowed.countDown();
      int accepted = 0;
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        if (answer.get().statusCode() == 200) {
          accepted++;
        } else {
          assertEquals(503, answer.get().statusCode());
          assertEquals("1", answer.get().headers().firstValue("Retry-After").orElse(""));
        }
      }
      assertEquals(5, accepted);
      assertEquals(5, sampler.calls.get());
      assertEquals(200, get(server, "/samples").statusCode());
    }
  }

  @Test
  void doesNotSampleForRequestsThatHaveWaitedTooLong() throws Exception {
    SlowSampler sampler = new SlowSampler();
    AtomicLong clock = new AtomicLong();
    try (SampleServer server =
        new SampleServer(sampler, 0, 10, Duration.ofSeconds(5), clock::get)) {
      CompletableFuture<HttpResponse<String>> sampled = send(server, "/samples");
      sampler.begun.await();
      client(server, "GET /samples HTTP/1.1\r\n\r\n").close();
      CompletableFuture<HttpResponse<String>> waiting = send(server, "/samples");
      while (server.waiting() < 2) {
        Thread.sleep(5);
      }
      clock.addAndGet(Duration.ofSeconds(6).toNanos());
      sampler.allowed.countDown();
      assertEquals(200, sampled.get().statusCode());
      assertEquals(503, waiting.get().statusCode());
      assertEquals(1, sampler.calls.get());
      assertEquals(200, get(server, "/samples").statusCode());
    }
  }

  @Test
  void answersWhileClientsAreSlowToAskAndDisconnectsThem() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (SampleServer server = serve(SlowSampler.allowed(), 1)) {
      for (int i = 0; i < 100; i++) {
        slow.add(client(server, "GET /samp"));
      }
      assertEquals(200, get(server, "/samples").statusCode());
      for (Socket socket : slow) {
        assertTrue(isDisconnected(socket));
        socket.close();
      }
    }
  }

  @Test
  void answersWhileAClientDoesNotReadItsAnswer() throws Exception {
    // A request that waited for the client to be disconnected would get 503.
    Duration wait = Duration.ofSeconds(10);
    try (SampleServer server =
        new SampleServer(SlowSampler.allowed(), 0, 2, wait, System::nanoTime)) {
      String path = "/samples?seed=" + SlowSampler.LONG_ANSWER;
      try (Socket slow = client(server, "GET " + path + " HTTP/1.1\r\n\r\n")) {
        assertEquals('H', slow.getInputStream().read()); // the answer has begun
        assertEquals(200, get(server, "/samples").statusCode());
      }
    }
  }

  @Test
  void answersWhatItHasBegunWhenItStops() throws Exception {
    SlowSampler sampler = new SlowSampler();
    SampleServer server = serve(sampler, 2);
    CompletableFuture<HttpResponse<String>> begun = send(server, "/samples");
    sampler.begun.await();
    CompletableFuture<HttpResponse<String>> waiting = send(server, "/samples");
    while (server.waiting() == 0) {
      Thread.sleep(5);
    }
    Thread closing = new Thread(server::close);
    closing.start();
    while (!server.closing()) {
      Thread.sleep(5);
    }
    sampler.allowed.countDown();
    closing.join();
    assertEquals(200, begun.get().statusCode());
    assertEquals(503, waiting.get().statusCode());
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    try (SampleServer server = serve(SlowSampler.allowed(), 1)) {
      for (String query :
          List.of(
              "count=5", "count=0", "count=4294967297", "count=many", "count", "seed=", "sed=1")) {
        assertEquals(400, get(server, "/samples?" + query).statusCode(), query);
      }
      for (String path :
          List.of("/", "/samplesX", "/samples/", "/samples/1", "/Samples", "/other")) {
        assertEquals(404, get(server, path).statusCode(), path);
      }
      for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
        HttpRequest request =
            request(server, "/samples")
                .method(
                    method,
                    HttpRequest.BodyPublishers.ofString(method.equals("HEAD") ? "" : "count=1"))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertEquals(405, answer.statusCode(), method);
        assertEquals("GET", answer.headers().firstValue("Allow").orElse(""), method);
      }
    }
  }
}
