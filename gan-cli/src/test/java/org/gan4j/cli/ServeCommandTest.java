package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, beside the commands that make the same. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ServeCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\n");
  private static final int SIDE = 16;

  private static final String DIGITS =
      """
      {
        "name": "digits",
        "dataset": { "type": "mnist-10k", "limit": 200 },
        "task": { "type": "class-conditional" },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [8], "conditioning": "every-layer" },
        "discriminator": { "type": "vanilla", "hidden": [8], "conditioning": "projection" },
        "training": { "batchSize": 20, "iterations": 6 },
        "evaluation": { "samples": 10 }
      }
      """;

  private static final String ENCODER =
      """
      {
        "name": "encoder",
        "dataset": { "type": "idx", "images": "IMAGES" },
        "task": { "type": "inpainting", "mask": { "type": "centre", "overlap": 1 } },
        "latent": { "type": "gaussian", "size": 0 },
        "generator": { "type": "context-encoder", "filters": 2, "bottleneck": 6 },
        "discriminator": { "type": "context-encoder", "filters": 2 },
        "training": { "batchSize": 8, "iterations": 4 },
        "evaluation": { "samples": 4 }
      }
      """;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void train() throws IOException {
    byte[] pixels = new byte[40 * SIDE * SIDE];
    new Random(1).nextBytes(pixels);
    Files.write(
        shared.resolve("images.idx"),
        ByteBuffer.allocate(16 + pixels.length)
            .putInt(0x00000803)
            .putInt(40)
            .putInt(SIDE)
            .putInt(SIDE)
            .put(pixels)
            .array());
    train(DIGITS, "digits");
    train(ENCODER, "encoder");
  }

  private static void train(String json, String name) throws IOException {
    String images = shared.resolve("images.idx").toString();
    Path experiment =
        Files.writeString(shared.resolve(name + ".json"), json.replace("IMAGES", images));
    Outcome trained =
        Outcome.of("train", experiment.toString(), "-q", "--out", shared.resolve(name).toString());
    assertThat(trained.exitCode()).as(trained.error()).isZero();
  }

  private GanProcess serve(String run, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", shared.resolve(run).toString(), "--port", "0"));
    arguments.addAll(List.of(more));
    return GanProcess.start(folder, arguments.toArray(String[]::new));
  }

  private static URI address(GanProcess server) {
    server.await(() -> ADDRESS.matcher(server.output()).find());
    Matcher found = ADDRESS.matcher(server.output());
    assertThat(found.find()).isTrue();
    return URI.create(found.group().strip());
  }

  private CompletableFuture<HttpResponse<byte[]>> later(URI server, String target) {
    return client.sendAsync(
        HttpRequest.newBuilder(server.resolve(target)).build(), BodyHandlers.ofByteArray());
  }

  private byte[] get(URI server, String target) {
    HttpResponse<byte[]> response = later(server, target).join();
    assertThat(response.statusCode()).as(target).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<byte[]> apply(URI server, byte[] picture) {
    return client
        .sendAsync(
            HttpRequest.newBuilder(server.resolve("/apply?seed=3"))
                .POST(BodyPublishers.ofByteArray(picture))
                .build(),
            BodyHandlers.ofByteArray())
        .join();
  }

  private byte[] written(String ending, String... arguments) throws IOException {
    Path file = folder.resolve("written" + ending);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", file.toString(), "--force"));
    Outcome outcome = Outcome.of(all.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return Files.readAllBytes(file);
  }

  @Test
  void servesTheBytesThatTheCommandsWrite() throws IOException {
    String run = shared.resolve("digits").toString();
    try (GanProcess process = serve("digits")) {
      URI server = address(process);
      assertThat(get(server, "/samples?count=30&seed=5"))
          .isEqualTo(written(".png", "sample", run, "--count", "30", "--seed", "5"));
      assertThat(get(server, "/samples?count=4&seed=5&class=7&truncation=0.8"))
          .isEqualTo(
              written(
                  ".png",
                  ("sample " + run + " --count 4 --seed 5 --class 7 --truncation 0.8").split(" ")));
      // A request with truncation changes nothing for the next one.
      assertThat(get(server, "/samples?count=200&format=npy"))
          .isEqualTo(written(".npy", "sample", run, "--count", "200"));
      assertThat(get(server, "/samples?count=3&format=csv"))
          .isEqualTo(written(".csv", "sample", run, "--count", "3"));
      assertThat(get(server, "/samples?count=3&format=webp"))
          .isEqualTo(written(".webp", "sample", run, "--count", "3"));
      assertThat(get(server, "/interpolation?walks=3&steps=4&seed=2&class=1"))
          .isEqualTo(
              written(
                  ".png",
                  ("interpolate " + run + " --walks 3 --steps 4 --seed 2 --class 1").split(" ")));
      Path single = folder.resolve("single");
      assertThat(Outcome.of("sample", run, "--count", "2", "--out", single.toString()).exitCode())
          .isZero();
      assertThat(get(server, "/sample")).isEqualTo(Files.readAllBytes(single.resolve("0.png")));
      try (ZipInputStream archive =
          new ZipInputStream(
              new ByteArrayInputStream(get(server, "/samples?count=2&format=zip")))) {
        assertThat(Objects.requireNonNull(archive.getNextEntry()).getName()).isEqualTo("0.png");
        archive.readAllBytes();
        assertThat(Objects.requireNonNull(archive.getNextEntry()).getName()).isEqualTo("1.png");
        assertThat(archive.readAllBytes()).isEqualTo(Files.readAllBytes(single.resolve("1.png")));
      }
    }
  }

  /** Whoever asks at the same time. */
  @Test
  void answersTheSameToManyClients() {
    try (GanProcess process = serve("digits", "--quiet")) {
      URI server = address(process);
      byte[] expected = get(server, "/samples?count=20&seed=9");
      List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        answers.add(later(server, "/samples?count=20&seed=" + (i % 2 == 0 ? 9 : i)));
      }
      for (int i = 0; i < answers.size(); i += 2) {
        assertThat(answers.get(i).join().body()).isEqualTo(expected);
      }
      assertThat(process.error()).isEmpty();
    }
  }

  @Test
  void appliesARunToPictures() throws IOException {
    BufferedImage picture = new BufferedImage(40, 24, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 40 * 24; i++) {
      picture.getRaster().setSample(i % 40, i / 40, 0, i % 251);
    }
    Path file = folder.resolve("picture.png");
    ImageIO.write(picture, "png", file.toFile());
    Outcome applied =
        Outcome.of(
            "apply",
            shared.resolve("encoder").toString(),
            file.toString(),
            "--seed",
            "3",
            "--out",
            folder.resolve("applied").toString());
    assertThat(applied.exitCode()).as(applied.error()).isZero();
    try (GanProcess process = serve("encoder", "--max-bytes", "5000", "--max-pixels", "10000")) {
      URI server = address(process);
      assertThat(apply(server, Files.readAllBytes(file)).body())
          .isEqualTo(Files.readAllBytes(Path.of(applied.output().strip())));

      assertThat(refused(apply(server, "no picture".getBytes(StandardCharsets.UTF_8)), 400))
          .contains("this is not a picture that can be read: it is not an image");
      assertThat(refused(apply(server, new byte[5001]), 413)).contains("more than 5000 bytes");
      assertThat(refused(apply(server, emptyPng(60_000, 60_000)), 400))
          .contains("60000×60000 pixels are more than 10,000");
      assertThat(refused(apply(server, emptyPng(101, 100)), 400))
          .contains("101×100 pixels are more than 10,000");
      ByteArrayOutputStream colour = new ByteArrayOutputStream();
      BufferedImage red = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
      red.setRGB(3, 3, 0xFF0000);
      ImageIO.write(red, "png", colour);
      assertThat(refused(apply(server, colour.toByteArray()), 400))
          .contains("the picture has 3 channels, and the run takes 1");
      // And it still works.
      assertThat(apply(server, Files.readAllBytes(file)).statusCode()).isEqualTo(200);
    }
  }

  private static String refused(HttpResponse<byte[]> response, int status) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    assertThat(response.statusCode()).as(body).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    return body;
  }

  /** A PNG that promises pixels and has none. */
  private static byte[] emptyPng(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    try (DataOutputStream fields = new DataOutputStream(header)) {
      fields.writeBytes("IHDR");
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {8, 0, 0, 0, 0});
    }
    CRC32 checksum = new CRC32();
    checksum.update(header.toByteArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (DataOutputStream file = new DataOutputStream(png)) {
      file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
      file.writeInt(header.size() - 4);
      file.write(header.toByteArray());
      file.writeInt((int) checksum.getValue());
    }
    return png.toByteArray();
  }

  @Test
  void endsAfterWhatItHasAccepted() {
    try (GanProcess process = serve("digits", "--max-count", "20000")) {
      URI server = address(process);
      get(server, "/sample");
      CompletableFuture<HttpResponse<byte[]>> long1 =
          later(server, "/samples?count=5000&format=csv");
      CompletableFuture<HttpResponse<byte[]>> long2 =
          later(server, "/samples?count=5000&format=csv&seed=2");
      process.await(
          () ->
              new String(get(server, "/metrics"), StandardCharsets.UTF_8)
                  .contains("gan_places_taken 2.0"));

      process.signal("TERM");

      assertThat(long1.join().statusCode()).isEqualTo(200);
      assertThat(long2.join().body()).asString(StandardCharsets.UTF_8).hasLineCount(5000);
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(process.error())
          .contains("stopping after the requests that are accepted ...", " GET /sample 200 ");
    }
  }

  @Test
  void saysWhatIsWrongBeforeItBegins() throws IOException {
    assertGolden("serve-no-run", folder.resolve("nothing").toString());
    String run = shared.resolve("digits").toString();
    assertGolden("serve-limit", run, "--max-count", "0");
    assertGolden("serve-data", run, "--data", "mnist-10k");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      assertGolden("serve-port", run, "--port", port);
    }
  }

  private void assertGolden(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of("serve"));
    all.addAll(List.of(arguments));
    Outcome outcome = Outcome.of(all.toArray(String[]::new));
    assertThat(outcome.exitCode()).isEqualTo(2);
    Golden.assertThatGolden(
        "errors/" + name,
        outcome
            .error()
            .replace(folder.toString(), "FOLDER")
            .replaceAll("port \\d+", "port PORT")
            .replaceAll("127.0.0.1:\\d+", "127.0.0.1:PORT"));
  }
}
