package com.example.service;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * A client of {@code gan serve}. A server that is busy is asked again after the seconds that it
 * names. Thread-safe.
 */
public final class SampleClient {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI server;
  private final int attempts;

  /**
   * A client.
   *
   * @param server the address that {@code gan serve} printed
   * @param attempts how often a busy server is asked, at least 1
   */
  public SampleClient(URI server, int attempts) {
    this.server = server;
    this.attempts = attempts;
  }

  /**
   * Samples in one picture.
   *
   * @param seed the same gives the same picture
   * @return the content of a PNG
   * @throws IOException if the server refuses the request; the message says why, and the id by which
   *     its log names the request
   */
  public byte[] samples(int count, long seed) throws IOException {
    return send(request("samples?count=" + count + "&seed=" + seed).GET().build());
  }

  /**
   * What the run does to a picture.
   *
   * @param picture the content of an image file
   * @return the content of a PNG
   * @throws IOException as {@link #samples} throws
   */
  public byte[] apply(byte[] picture) throws IOException {
    return send(request("apply").POST(BodyPublishers.ofByteArray(picture)).build());
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(server.resolve("/" + target))
        .header("X-Request-Id", UUID.randomUUID().toString())
        .timeout(PATIENCE);
  }

  private byte[] send(HttpRequest request) throws IOException {
    try {
      for (int attempt = 1; ; attempt++) {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        int status = response.statusCode();
        if (status == OK) {
          return response.body();
        }
        boolean busy = status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
        if (!busy || attempt == attempts) {
          // A problem document (RFC 9457): detail, remedy and the id of the request.
          throw new IOException(
              status + ": " + new String(response.body(), StandardCharsets.UTF_8).strip());
        }
        Thread.sleep(
            Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1))
                .toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** {@code SampleClient ADDRESS COUNT FILE.png}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: SampleClient ADDRESS COUNT FILE.png");
      System.exit(2);
    }
    SampleClient client = new SampleClient(URI.create(arguments[0]), 5);
    Files.write(Path.of(arguments[2]), client.samples(Integer.parseInt(arguments[1]), 1));
  }
}
