package org.gan4j.datasets.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests the missing part of a file from a server, once. Continues after the part that has
 * already arrived (RFC 9110, section 14: Range, If-Range, Content-Range), and starts again if the
 * server does not support that or has another version.
 */
final class HttpTransfer {
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final int BUFFER = 1 << 16;

  private final Patience patience;
  private final HttpClient client;

  HttpTransfer(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connect())
            .build();
  }

  /**
   * Fetches until the file is as long as it should be.
   *
   * @param source the file's address
   * @param partial the part that has arrived; receives the rest; less than the whole
   * @param pace of this server, for this file
   * @throws MirrorException if the server does not deliver it
   * @throws IOException if the local disk fails
   */
  void fetch(URI source, RemoteFile file, PartialFile partial, Pace pace, FetchListener listener)
      throws MirrorException, IOException, InterruptedException {
    HttpResponse<InputStream> response = send(request(source, partial));
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> partial.restart(source, version(response.headers()));
        case 206 -> checkContinues(response.headers(), file, partial);
        case 416 -> {
          partial.delete();
          throw MirrorException.passing("cannot go on where it stopped");
        }
        default -> throw refusal(response);
      }
      checkLength(response.headers(), file, partial.length());
      receive(body, file, partial, pace, listener);
    }
  }

  private static HttpRequest request(URI source, PartialFile partial) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(source).header("Accept-Encoding", "identity");
    long length = partial.length();
    if (length > 0) {
      request.header("Range", "bytes=" + length + "-");
      partial.version(source).ifPresent(version -> request.header("If-Range", version));
    }
    return request.build();
  }

  /**
   * A separate time limit, since the scope of a request's own limit differs between releases of
   * Java.
   */
  private HttpResponse<InputStream> send(HttpRequest request)
      throws MirrorException, InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw MirrorException.passing("gives no answer");
    } catch (ExecutionException e) {
      throw unreachable(e.getCause() == null ? e : e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private void receive(
      InputStream body, RemoteFile file, PartialFile partial, Pace pace, FetchListener listener)
      throws MirrorException, IOException {
    byte[] buffer = new byte[BUFFER];
    try (StallGuard guard = new StallGuard(body, patience.stall(), pace);
        FileChannel output = partial.append()) {
      long length = output.size();
      int count = read(body, buffer, guard, pace);
      while (count >= 0) {
        guard.progress(count);
        if (length + count > file.bytes()) {
          partial.delete();
          throw MirrorException.lasting("sends more than %,d bytes".formatted(file.bytes()));
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          output.write(bytes);
        }
        length += count;
        listener.progress(file, length);
        count = read(body, buffer, guard, pace);
      }
      if (length < file.bytes()) {
        throw MirrorException.passing(
            "breaks off after %,d of %,d bytes".formatted(length, file.bytes()));
      }
    }
  }

  private static int read(InputStream body, byte[] buffer, StallGuard guard, Pace pace)
      throws MirrorException {
    try {
      int count = body.read(buffer);
      if (!guard.hasStalled()) {
        return count;
      }
      pace.check();
      throw MirrorException.passing("sends nothing any more");
    } catch (IOException e) {
      pace.check();
      throw MirrorException.passing(
          guard.hasStalled() ? "sends nothing any more" : "breaks off: " + describe(e));
    }
  }

  private static void checkContinues(HttpHeaders headers, RemoteFile file, PartialFile partial)
      throws MirrorException, IOException {
    Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    boolean continues =
        range.matches()
            && range.group(1).equals(String.valueOf(partial.length()))
            && (range.group(2).equals("*") || range.group(2).equals(String.valueOf(file.bytes())));
    if (!continues) {
      partial.delete();
      throw MirrorException.passing("goes on with something else");
    }
  }

  private static void checkLength(HttpHeaders headers, RemoteFile file, long length)
      throws MirrorException {
    OptionalLong rest = headers.firstValueAsLong("Content-Length");
    if (rest.isPresent() && length + rest.getAsLong() != file.bytes()) {
      throw MirrorException.lasting(
          "has another file, of %,d and not %,d bytes"
              .formatted(length + rest.getAsLong(), file.bytes()));
    }
  }

  private static MirrorException refusal(HttpResponse<InputStream> response) {
    int status = response.statusCode();
    return switch (status) {
      case 408, 429, 500, 502, 503, 504 -> MirrorException.passing("answers with status " + status);
      case 301, 302, 303, 307, 308 ->
          MirrorException.lasting(
              "redirects to %s, which is not followed"
                  .formatted(response.headers().firstValue("Location").orElse("nowhere")));
      default -> MirrorException.lasting("answers with status " + status);
    };
  }

  private static MirrorException unreachable(Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return MirrorException.lasting("does not accept a connection");
    }
    if (cause instanceof ConnectException) {
      boolean unknown = cause.getCause() instanceof UnresolvedAddressException;
      return MirrorException.lasting(
          unknown ? "is not known here" : "cannot be reached: " + describe(cause));
    }
    return MirrorException.passing("gives no proper answer: " + describe(cause));
  }

  /** The identity of the version: a strong entity tag, or else the time of its last change. */
  private static Optional<String> version(HttpHeaders headers) {
    return headers
        .firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> headers.firstValue("Last-Modified"));
  }

  private static String describe(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
