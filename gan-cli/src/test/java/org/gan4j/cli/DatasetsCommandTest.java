package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gan4j.core.Gan;
import org.gan4j.datasets.download.CatalogEntry;
import org.gan4j.datasets.download.DatasetCatalog;
import org.gan4j.datasets.download.RemoteFile;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class DatasetsCommandTest {
  private static final byte[] CONTENT = "all digits".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path cache;

  private final StringWriter output = new StringWriter();
  private final StringWriter error = new StringWriter();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/right/digits.bin",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fetchesFromAMirrorAndSaysWhere() {
    Path folder = DatasetCatalog.folder(cache, "digits");

    assertThat(execute("fetch", "digits", "--mirror", mirror("right"))).isZero();
    assertThat(output).hasToString(folder + "\n");
    assertThat(error).hasToString("fetching digits (0.0 MB), public domain\n");
    assertThat(folder.resolve("digits.bin")).hasBinaryContent(CONTENT);
  }

  @Test
  void goesOnToTheNextMirrorAndSaysSo() {
    assertThat(execute("fetch", "digits", "--mirror", mirror("wrong"), "--mirror", mirror("right")))
        .isZero();
    assertThat(error.toString()).contains("404");
  }

  @Test
  void saysWhereItIsForPrograms() {
    assertThat(execute("fetch", "digits", "--json", "--mirror", mirror("right"))).isZero();
    assertThat(Json.parse(output.toString()).path("folder").asText())
        .isEqualTo(DatasetCatalog.folder(cache, "digits").toString());
  }

  @Test
  void listsWhatIsHere() {
    assertThat(execute()).isZero();
    assertThat(output.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "NAME SIZE HERE LICENCE DESCRIPTION", "digits 0.0 MB no public domain some digits");

    execute("fetch", "digits", "--mirror", mirror("right"));
    output.getBuffer().setLength(0);
    assertThat(execute("list", "--json")).isZero();
    JsonNode digits = Json.parse(output.toString()).path(0);
    assertThat(digits.path("fetched").asBoolean()).isTrue();
    assertThat(digits.path("bytes").asInt()).isEqualTo(CONTENT.length);
  }

  @Test
  void clearsTheCacheOfDecodedImagesAndNothingElse() throws IOException {
    Path kept = Files.createDirectories(cache.resolve("datasets/digits")).resolve("digits.bin");
    Files.write(kept, CONTENT);
    Path pack = Files.createDirectories(cache.resolve("images/32x32x3-0123")).resolve("0.pixels");
    Files.write(pack, new byte[1_500_000]);

    assertThat(execute("cache")).isZero();
    assertThat(output.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly("folder " + cache.resolve("images"), "size 1.5 MB");
    assertThat(pack).exists();

    output.getBuffer().setLength(0);
    assertThat(execute("cache", "--clear", "--json")).isZero();
    JsonNode cleared = Json.parse(output.toString());
    assertThat(cleared.path("freed").asLong()).isEqualTo(1_500_000);
    assertThat(cleared.path("bytes").asLong()).isZero();
    assertThat(pack).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void namesWhatThereIsInsteadOfAnUnknownDataset() {
    assertThat(execute("fetch", "letters")).isEqualTo(2);
    assertThat(error.toString())
        .startsWith("error: there is no dataset of this name to fetch\n  at letters\n")
        .contains("digits");
  }

  private int execute(String... arguments) {
    CommandLine command =
        DatasetsCommand.create(Terminals.NONE, Gan::create, catalog(), cache, Map.of())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(error, true))
            .setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                  ErrorReport report = ErrorReport.of(failure);
                  report.print(new PrintWriter(error), Ansi.OFF);
                  return report.exitCode();
                });
    return command.execute(arguments);
  }

  private String mirror(String folder) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + folder + "/";
  }

  private static DatasetCatalog catalog() {
    RemoteFile file = new RemoteFile("digits.bin", CONTENT.length, sha256());
    return new DatasetCatalog(
        List.of(
            new CatalogEntry(
                "digits",
                "some digits",
                "public domain",
                List.of(file),
                List.of(URI.create("http://localhost:1/")))));
  }

  private static String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
