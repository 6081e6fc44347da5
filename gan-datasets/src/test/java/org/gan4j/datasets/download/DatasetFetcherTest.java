package org.gan4j.datasets.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.datasets.download.FakeServer.breakingOffAfter;
import static org.gan4j.datasets.download.FakeServer.head;
import static org.gan4j.datasets.download.FakeServer.serving;
import static org.gan4j.datasets.download.FakeServer.status;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatasetFetcherTest {
  private static final String FILE = "digits.gz";
  private static final byte[] CONTENT = content(1);
  private static final byte[] OTHER = content(2);
  private static final String TAG = "ETag: \"v1\"";

  /** The common pool may have one thread, which the first of two tasks would keep. */
  private static final Executor EACH_ON_A_THREAD_OF_ITS_OWN = task -> new Thread(task).start();

  private static final Patience IMPATIENT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofMillis(1),
          3,
          Duration.ofSeconds(30),
          1);
  private static final Patience HURRIED =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(1),
          3,
          Duration.ofMillis(500),
          10_000);

  @TempDir Path cache;
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final List<Long> progress = new CopyOnWriteArrayList<>();

  @Test
  void fetchesEveryFileAndNothingElse() throws Exception {
    try (FakeServer server = new FakeServer(serving(CONTENT))) {
      DatasetFetcher fetcher = fetcher(Map.of());
      assertThat(fetcher.isFetched(entry(server.folder()))).isFalse();

      Path folder = fetch(fetcher, server.folder());

      assertThat(folder).isEqualTo(cache.resolve("datasets").resolve("digits"));
      assertThat(folder.resolve(FILE)).hasBinaryContent(CONTENT);
      assertThat(files()).containsExactlyInAnyOrder(FILE, ".lock");
      assertThat(fetcher.isFetched(entry(server.folder()))).isTrue();
      assertThat(server.requests())
          .extracting(FakeServer.Request::path)
          .containsExactly("/data/" + FILE);
      assertThat(progress).isSorted().endsWith((long) CONTENT.length);
      assertThat(notes).isEmpty();
    }
  }

  @Test
  void fetchesNothingTwice() throws Exception {
    try (FakeServer server = new FakeServer(serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());
      fetch(fetcher(Map.of()), server.folder());

      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void replacesAFileThatIsNotTheRightOne() throws Exception {
    Files.createDirectories(cache.resolve("datasets/digits"));
    Files.write(cache.resolve("datasets/digits").resolve(FILE), OTHER);

    try (FakeServer server = new FakeServer(serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());
      assertFetched();
    }
  }

  @Test
  void goesOnWhereTheConnectionBroke() throws Exception {
    try (FakeServer server =
        new FakeServer(breakingOffAfter(60_000, CONTENT, TAG), serving(CONTENT, TAG))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests().get(1).headers())
          .containsEntry("range", "bytes=60000-")
          .containsEntry("if-range", "\"v1\"");
    }
  }

  @Test
  void goesOnInALaterProcess() throws Exception {
    try (FakeServer server =
        new FakeServer(
            breakingOffAfter(60_000, CONTENT, TAG),
            status("404 Gone fishing"),
            serving(CONTENT, TAG))) {
      assertFailure(() -> fetch(fetcher(Map.of()), server.folder()), "status 404");
      assertThat(files()).containsExactlyInAnyOrder(".lock", FILE + ".part", FILE + ".part.origin");

      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests().get(2).start()).isEqualTo(60_000);
    }
  }

  @Test
  void goesOnAsLongAsEveryAttemptBringsMore() throws Exception {
    FakeServer.Answer little =
        (request, output) -> {
          int start = request.start();
          head(
              output,
              start == 0 ? "200 OK" : "206 Partial Content",
              List.of(),
              "Content-Range: bytes %d-%d/%d".formatted(start, CONTENT.length - 1, CONTENT.length),
              "Content-Length: " + (CONTENT.length - start));
          output.write(CONTENT, start, Math.min(20_000, CONTENT.length - start));
          output.flush();
          Thread.sleep(300);
        };
    try (FakeServer server = new FakeServer(little)) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests()).hasSizeGreaterThan(IMPATIENT.attempts());
    }
  }

  /** Neither in one answer nor in many, of which each goes on where the one before ended. */
  @Test
  void leavesAMirrorThatDripsForTheNextOne() throws Exception {
    FakeServer.Answer drip =
        (request, output) -> {
          head(output, "200 OK", List.of(), "Content-Length: " + CONTENT.length);
          for (byte next : CONTENT) {
            output.write(next);
            output.flush();
            Thread.sleep(50);
          }
        };
    FakeServer.Answer oneByte =
        (request, output) -> {
          int start = request.start();
          head(
              output,
              start == 0 ? "200 OK" : "206 Partial Content",
              List.of(),
              "Content-Range: bytes %d-%d/%d".formatted(start, CONTENT.length - 1, CONTENT.length),
              "Content-Length: " + (CONTENT.length - start));
          output.write(CONTENT, start, 1);
          output.flush();
          Thread.sleep(50);
        };
    for (FakeServer.Answer slow : List.of(drip, oneByte)) {
      notes.clear();
      try (FakeServer dripping = new FakeServer(slow);
          FakeServer good = new FakeServer(serving(CONTENT))) {
        DatasetFetcher fetcher =
            new DatasetFetcher(
                new DatasetCatalog(List.of(entry(dripping.folder()))), cache, Map.of(), HURRIED);
        fetch(fetcher, dripping.folder(), good.folder());

        assertFetched();
        assertThat(notes).singleElement().asString().contains("is too slow", "10,000 a second");
      }
      Files.delete(cache.resolve("datasets/digits").resolve(FILE));
    }
  }

  @Test
  void startsAgainWhereTheServerIgnoresTheRange() throws Exception {
    try (FakeServer server =
        new FakeServer(
            breakingOffAfter(60_000, CONTENT),
            (request, output) -> serving(CONTENT).write(whole(request), output))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
    }
  }

  @Test
  void startsAgainWhereTheContentHasChanged() throws Exception {
    byte[] old = OTHER;
    FakeServer.Answer conditional =
        (request, output) -> {
          boolean same = "\"v2\"".equals(request.headers().get("if-range"));
          serving(CONTENT, "ETag: \"v2\"").write(same ? request : whole(request), output);
        };
    try (FakeServer server = new FakeServer(breakingOffAfter(60_000, old, TAG), conditional)) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void startsAgainWhereTheChangeShowsOnlyInTheChecksum() throws Exception {
    try (FakeServer server =
        new FakeServer(breakingOffAfter(60_000, OTHER), serving(CONTENT), serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests())
          .extracting(FakeServer.Request::start)
          .containsExactly(0, 60_000, 0);
    }
  }

  @Test
  void startsAgainWhereTheRangeCannotBeHad() throws Exception {
    try (FakeServer server =
        new FakeServer(
            breakingOffAfter(60_000, CONTENT),
            status("416 Range Not Satisfiable", "Content-Range: bytes */100000"),
            serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests().get(2).start()).isZero();
    }
  }

  @Test
  void startsAgainWhereAnotherRangeComes() throws Exception {
    FakeServer.Answer elsewhere =
        (request, output) -> {
          head(
              output,
              "206 Partial Content",
              List.of("Content-Range: bytes 10-99999/100000", "Content-Length: 99990"));
          output.write(CONTENT, 10, 99_990);
        };
    try (FakeServer server =
        new FakeServer(breakingOffAfter(60_000, CONTENT), elsewhere, serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
    }
  }

  @Test
  void goesOnAtAnotherMirror() throws Exception {
    try (FakeServer broken =
            new FakeServer(breakingOffAfter(60_000, CONTENT, TAG), status("404 Not Found"));
        FakeServer good = new FakeServer(serving(CONTENT, TAG))) {
      fetch(fetcher(Map.of()), broken.folder(), good.folder());

      assertFetched();
      assertThat(good.requests().get(0).start()).isEqualTo(60_000);
      assertThat(good.requests().get(0).headers()).doesNotContainKey("if-range");
      assertThat(notes).containsExactly("localhost answers with status 404");
    }
  }

  @Test
  void followsRedirects() throws Exception {
    try (FakeServer target =
            new FakeServer(breakingOffAfter(60_000, CONTENT, TAG), serving(CONTENT, TAG));
        FakeServer server =
            new FakeServer(status("302 Found", "Location: " + target.file("elsewhere")))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(target.requests().get(1).start()).isEqualTo(60_000);
    }
  }

  @Test
  void givesUpOnACircleOfRedirects() throws Exception {
    try (FakeServer server = new FakeServer(status("302 Found", "Location: /data/" + FILE))) {
      assertFailure(() -> fetch(fetcher(Map.of()), server.folder()), "localhost");
      assertThat(server.requests()).hasSizeLessThan(30);
    }
  }

  @Test
  void asksAgainAfterAServersError() throws Exception {
    try (FakeServer server =
        new FakeServer(
            status("500 Oops"), status("503 Busy", "Retry-After: 0"), serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
    }
  }

  @Test
  void givesUpOnAServerThatOnlyFails() throws Exception {
    try (FakeServer server = new FakeServer(status("500 Oops"))) {
      assertFailure(() -> fetch(fetcher(Map.of()), server.folder()), "answers with status 500");
      assertThat(server.requests()).hasSize(IMPATIENT.attempts());
    }
  }

  @Test
  void asksOnlyOnceForWhatIsNotThere() throws Exception {
    try (FakeServer server = new FakeServer(status("404 Not Found"))) {
      assertFailure(() -> fetch(fetcher(Map.of()), server.folder()), "answers with status 404");
      assertThat(server.requests()).hasSize(1);
      assertThat(files()).containsExactly(".lock");
    }
  }

  @Test
  void refusesAnotherFileOfTheSameLength() throws Exception {
    try (FakeServer server = new FakeServer(serving(OTHER))) {
      assertFailure(
          () -> fetch(fetcher(Map.of()), server.folder()), "its checksum is not the one it should");
      assertThat(server.requests()).hasSize(1);
      assertThat(files()).containsExactly(".lock");
    }
  }

  @Test
  void refusesAFileOfAnotherLengthBeforeFetchingIt() throws Exception {
    byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.US_ASCII);
    try (FakeServer server = new FakeServer(serving(page))) {
      assertFailure(
          () -> fetch(fetcher(Map.of()), server.folder()), "another file, of 26 and not 100,000");
    }
  }

  @Test
  void refusesMoreThanItShouldBe() throws Exception {
    FakeServer.Answer endless =
        (request, output) -> {
          head(output, "200 OK", List.of());
          for (int i = 0; i < 50; i++) {
            output.write(CONTENT);
          }
        };
    try (FakeServer server = new FakeServer(endless)) {
      assertFailure(
          () -> fetch(fetcher(Map.of()), server.folder()), "sends more than 100,000 bytes");
      assertThat(files()).containsExactly(".lock");
    }
  }

  @Test
  void fetchesWithoutBeingToldTheLength() throws Exception {
    FakeServer.Answer silent =
        (request, output) -> {
          head(output, "200 OK", List.of());
          output.write(CONTENT);
        };
    try (FakeServer server = new FakeServer(silent)) {
      fetch(fetcher(Map.of()), server.folder());
      assertFetched();
    }
  }

  @Test
  void waitsForASlowServer() throws Exception {
    FakeServer.Answer slow =
        (request, output) -> {
          head(output, "200 OK", List.of("Content-Length: 100000"));
          for (int start = 0; start < 100_000; start += 10_000) {
            output.write(CONTENT, start, 10_000);
            output.flush();
            Thread.sleep(250); // far less than the patience each, more than it together
          }
        };
    Patience some =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofMillis(1),
            3,
            Duration.ofSeconds(30),
            1);
    try (FakeServer server = new FakeServer(slow)) {
      fetch(
          new DatasetFetcher(catalog("http://unused.invalid/"), cache, Map.of(), some),
          server.folder());
      assertFetched();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void hangsUpOnAServerThatStalls() throws Exception {
    FakeServer.Answer stalling =
        (request, output) -> {
          head(output, "200 OK", List.of("Content-Length: 100000"));
          output.write(CONTENT, 0, 60_000);
          output.flush();
          Thread.sleep(30_000);
        };
    try (FakeServer server = new FakeServer(stalling, serving(CONTENT))) {
      fetch(fetcher(Map.of()), server.folder());

      assertFetched();
      assertThat(server.requests().get(1).start()).isEqualTo(60_000);
    }
  }

  @Test
  void hangsUpOnAServerThatDoesNotAnswer() throws Exception {
    Patience none =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            Duration.ofMillis(1),
            2,
            Duration.ofSeconds(30),
            1);
    try (FakeServer server = new FakeServer((request, output) -> Thread.sleep(30_000))) {
      DatasetFetcher fetcher = new DatasetFetcher(catalog("http://unused/"), cache, Map.of(), none);
      assertFailure(() -> fetch(fetcher, server.folder()), "localhost gives no answer");
    }
  }

  @Test
  void namesEveryMirrorThatFailed() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    try (FakeServer server = new FakeServer(status("404 Not Found"))) {
      assertFailure(
          () ->
              fetch(
                  fetcher(Map.of()),
                  "http://localhost:" + nobody,
                  "http://no-such-host.invalid/",
                  server.folder()),
          "digits.gz of digits cannot be fetched: localhost cannot be reached",
          "; no-such-host.invalid is not known here",
          "; localhost answers with status 404");
    }
  }

  @Test
  void takesTheMirrorOfTheEnvironment() throws Exception {
    try (FakeServer server = new FakeServer(serving(CONTENT))) {
      fetch(fetcher(Map.of("GAN_DATASETS_MIRROR", server.folder())));

      assertThat(server.requests().get(0).path()).isEqualTo("/data/digits/" + FILE);
    }
  }

  @Test
  void takesTheMirrorsOfTheFile() throws Exception {
    try (FakeServer server = new FakeServer(serving(CONTENT))) {
      Files.writeString(
          cache.resolve("mirrors.json"), "{\"digits\": [\"%s\"]}".formatted(server.folder()));
      fetch(fetcher(Map.of()));

      assertFetched();
    }
  }

  @Test
  void takesTheMirrorsOfTheCatalogOtherwise() throws Exception {
    try (FakeServer server = new FakeServer(serving(CONTENT))) {
      Files.writeString(cache.resolve("mirrors.json"), "{\"something else\": []}");
      fetch(new DatasetFetcher(catalog(server.folder()), cache, Map.of(), IMPATIENT));

      assertFetched();
    }
  }

  @Test
  void refusesWhatIsNoMirror() throws Exception {
    DatasetFetcher fetcher = fetcher(Map.of());
    for (String wrong : List.of("ftp://host/", "host/folder", "file:///etc/", "http:///", "a b")) {
      assertUsage(() -> fetch(fetcher, wrong), "not an address on the web: " + wrong);
    }
    assertUsage(
        () -> fetch(fetcher(Map.of("GAN_DATASETS_MIRROR", "nowhere"))), "not an address on the");
    Files.writeString(cache.resolve("mirrors.json"), "[1]");
    assertUsage(() -> fetch(fetcher), "the list of mirrors cannot be read");
  }

  @Test
  void refusesAnUnknownDataset() {
    assertUsage(
        () -> fetcher(Map.of()).fetch("cifar", List.of(), (file, bytes) -> {}),
        "no dataset of this name");
  }

  @Test
  void saysThatTheDiskFails() throws Exception {
    Files.writeString(cache.resolve("datasets"), "not a folder");

    assertFailure(
        () -> fetch(fetcher(Map.of()), "http://localhost/"), "the files cannot be stored");
  }

  @Test
  void fetchesOnceForTwoWhoWantTheSame() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FakeServer.Answer held =
        (request, output) -> {
          asked.countDown();
          go.await();
          serving(CONTENT).write(request, output);
        };
    try (FakeServer server = new FakeServer(held)) {
      CompletableFuture<Path> one =
          CompletableFuture.supplyAsync(
              () -> fetch(fetcher(Map.of()), server.folder()), EACH_ON_A_THREAD_OF_ITS_OWN);
      asked.await();
      CompletableFuture<Path> other =
          CompletableFuture.supplyAsync(
              () -> fetch(fetcher(Map.of()), server.folder()), EACH_ON_A_THREAD_OF_ITS_OWN);
      while (notes.isEmpty()) {
        Thread.sleep(5);
      }
      go.countDown();

      assertThat(one.get()).isEqualTo(other.get());
      assertFetched();
      assertThat(server.requests()).hasSize(1);
      assertThat(notes).containsExactly("waiting for another one who fetches digits");
    }
  }

  private static FakeServer.Request whole(FakeServer.Request request) {
    return new FakeServer.Request(request.path(), Map.of());
  }

  private DatasetFetcher fetcher(Map<String, String> environment) {
    return new DatasetFetcher(catalog("http://unused.invalid/"), cache, environment, IMPATIENT);
  }

  private Path fetch(DatasetFetcher fetcher, String... mirrors) {
    FetchListener listener =
        new FetchListener() {
          @Override
          public void progress(RemoteFile file, long bytes) {
            progress.add(bytes);
          }

          @Override
          public void note(String message) {
            notes.add(message);
          }
        };
    return fetcher.fetch("digits", List.of(mirrors), listener);
  }

  private static DatasetCatalog catalog(String mirror) {
    return new DatasetCatalog(List.of(entry(mirror)));
  }

  private static CatalogEntry entry(String mirror) {
    RemoteFile file = new RemoteFile(FILE, CONTENT.length, sha256(CONTENT));
    return new CatalogEntry(
        "digits", "some digits", "none", List.of(file), List.of(URI.create(mirror)));
  }

  private void assertFetched() throws IOException {
    assertThat(cache.resolve("datasets/digits").resolve(FILE)).hasBinaryContent(CONTENT);
    assertThat(files()).containsExactlyInAnyOrder(FILE, ".lock");
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(cache.resolve("datasets/digits"))) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  private static void assertFailure(ThrowingCallable call, String... problems) {
    assertException(call, GanException.Kind.FAILURE, problems);
  }

  private static void assertUsage(ThrowingCallable call, String problem) {
    assertException(call, GanException.Kind.USAGE, problem);
  }

  private static void assertException(
      ThrowingCallable call, GanException.Kind kind, String... problems) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.problem()).contains(Arrays.asList(problems));
              assertThat(e.remedy()).isNotBlank();
            });
  }

  private static byte[] content(long seed) {
    byte[] bytes = new byte[100_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
