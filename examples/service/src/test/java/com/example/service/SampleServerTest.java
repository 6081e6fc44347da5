package com.example.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static HttpRequest request(SampleServer server, String query) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + server.port() + "/samples" + query))
        .build();
  }

  private static HttpResponse<String> get(SampleServer server, String query)
      throws IOException, InterruptedException {
    return CLIENT.send(request(server, query), BodyHandlers.ofString());
  }

  @Test
  void answersTheSameToTheSameQuestionWhoeverAsks() throws Exception {
    try (SampleServer server = new SampleServer(folder.resolve("run"), 0, 64)) {
      String expected = get(server, "?count=3&seed=5").body();
      assertEquals(3, expected.lines().count());
      assertTrue(expected.lines().allMatch(line -> line.matches("-?[0-9.]+,-?[0-9.]+")));
      assertNotEquals(expected, get(server, "?count=3&seed=6").body());

      List<CompletableFuture<HttpResponse<String>>> many =
          IntStream.range(0, 40)
              .mapToObj(
                  i -> CLIENT.sendAsync(request(server, "?count=3&seed=5"), BodyHandlers.ofString()))
              .toList();
      for (CompletableFuture<HttpResponse<String>> answer : many) {
        assertEquals(200, answer.get().statusCode());
        assertEquals(expected, answer.get().body());
      }
    }
  }

  /** Draws when it is told to. */
  private static final class SlowArtist implements SampleServer.Artist {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch allowed = new CountDownLatch(1);

    @Override
    public String draw(int count, long seed) {
      begun.countDown();
      try {
        allowed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "drawn\n";
    }

    @Override
    public void close() {}
  }

  @Test
  void turnsAwayWhoFindsTheQueueFull() throws Exception {
    SlowArtist artist = new SlowArtist();
    try (SampleServer server = new SampleServer(artist, 0, 1)) {
      CompletableFuture<HttpResponse<String>> drawn =
          CLIENT.sendAsync(request(server, ""), BodyHandlers.ofString());
      artist.begun.await();
      CompletableFuture<HttpResponse<String>> waiting =
          CLIENT.sendAsync(request(server, ""), BodyHandlers.ofString());
      while (server.waiting() == 0) {
        Thread.sleep(10);
      }
      assertEquals(503, get(server, "").statusCode());
      artist.allowed.countDown();
      assertEquals(200, drawn.get().statusCode());
      assertEquals("drawn\n", waiting.get().body());
    }
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    try (SampleServer server = new SampleServer(new SlowArtist(), 0, 1)) {
      for (String query : List.of("?count=1000000", "?count=0", "?count=many", "?seed=")) {
        assertEquals(400, get(server, query).statusCode(), query);
      }
    }
  }
}
