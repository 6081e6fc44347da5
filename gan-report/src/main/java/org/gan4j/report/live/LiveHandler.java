package org.gan4j.report.live;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.images.output.PngFile;
import org.gan4j.report.page.Knobs;
import org.gan4j.report.recorded.FollowedRun;
import org.jspecify.annotations.Nullable;

/** Answers the requests of the page. */
@ThreadSafe
final class LiveHandler extends Handler.Abstract {
  private static final int MOST_STREAMS = 16;
  private static final int LARGEST_PICTURE = 1 << 26;
  private static final int DRAWING_SECONDS = 60;
  private static final String TOKEN = "token";
  private static final String SAMPLES = "/samples/";
  private static final Pattern FRAME = Pattern.compile("step-\\d{1,18}\\.png");

  private final Access access;
  private final LiveContent content;
  private final EventBoard board;
  private final Publisher publisher;
  private final Executor executor;

  /**
   * Answers requests.
   *
   * @param executor encodes pictures
   */
  LiveHandler(
      Access access,
      LiveContent content,
      EventBoard board,
      Publisher publisher,
      Executor executor) {
    this.access = access;
    this.content = content;
    this.board = board;
    this.publisher = publisher;
    this.executor = executor;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    protect(response);
    Answer answer = new Answer(response, callback);
    Map<String, String> parameters;
    try {
      parameters = parameters(request);
    } catch (RuntimeException e) {
      // Such as bytes that are no text; Jetty has several exceptions for that.
      answer.sentence(HttpStatus.BAD_REQUEST_400, "The parameters cannot be read.");
      return true;
    }
    if (Request.getPathInContext(request).equals("/favicon.ico")) {
      // Browsers ask for it of themselves, without the token; there is none.
      answer.nothing();
      return true;
    }
    String inAddress = parameters.remove(TOKEN);
    boolean changes = request.getMethod().equals("POST");
    String token = changes ? request.getHeaders().get(Access.TOKEN_HEADER) : inAddress;
    Optional<String> refusal = access.refusal(request, token);
    if (refusal.isPresent()) {
      answer.sentence(HttpStatus.FORBIDDEN_403, refusal.get());
    } else if (changes) {
      change(Request.getPathInContext(request), answer);
    } else if (request.getMethod().equals("GET")) {
      show(Request.getPathInContext(request), parameters, response, answer);
    } else {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, POST");
      answer.sentence(HttpStatus.METHOD_NOT_ALLOWED_405, "There are GET and POST only.");
    }
    return true;
  }

  private static void protect(Response response) {
    for (HttpField field :
        new HttpField[] {
          new HttpField(HttpHeader.CACHE_CONTROL, "no-store"),
          new HttpField("Referrer-Policy", "no-referrer"),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("Content-Security-Policy", "frame-ancestors 'none'"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin")
        }) {
      response.getHeaders().put(field);
    }
  }

  private static Map<String, String> parameters(Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      parameters.put(field.getName(), String.valueOf(field.getValue()));
    }
    return parameters;
  }

  private void show(String path, Map<String, String> parameters, Response response, Answer answer) {
    if (path.equals("/")) {
      answer.send("text/html; charset=utf-8", publisher.html().getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/events")) {
      stream(response, answer);
    } else if (path.equals("/draw")) {
      draw(parameters, answer);
    } else if (path.startsWith(SAMPLES)) {
      frame(path.substring(SAMPLES.length()), response, answer);
    } else {
      answer.sentence(HttpStatus.NOT_FOUND_404, "There is no such page.");
    }
  }

  private void change(String path, Answer answer) {
    LiveControls controls = content.controls();
    if (controls != null && path.equals("/stop")) {
      controls.stop();
      answer.sentence(
          HttpStatus.ACCEPTED_202,
          "Stopping after this iteration; a checkpoint will be written ...");
    } else if (controls != null && path.equals("/checkpoint")) {
      controls.checkpoint();
      answer.sentence(
          HttpStatus.ACCEPTED_202, "A checkpoint will be written after this iteration.");
    } else {
      answer.sentence(HttpStatus.NOT_FOUND_404, "There is no such command here.");
    }
  }

  private void stream(Response response, Answer answer) {
    EventStream stream = new EventStream(board, response, answer.callback());
    if (!board.add(stream, MOST_STREAMS)) {
      answer.sentence(
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "There are " + MOST_STREAMS + " open pages already; close one.");
      return;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    publisher.update();
    stream.send();
  }

  private void draw(Map<String, String> parameters, Answer answer) {
    Knobs knobs = content.knobs();
    if (knobs == null) {
      answer.sentence(HttpStatus.NOT_FOUND_404, content.note());
      return;
    }
    DrawRequest request;
    try {
      request = DrawParameters.read(parameters, knobs);
    } catch (IllegalArgumentException e) {
      answer.sentence(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
      return;
    }
    Optional<CompletableFuture<BufferedImage>> picture = content.queue().add(request);
    if (picture.isEmpty()) {
      answer.sentence(
          HttpStatus.SERVICE_UNAVAILABLE_503, "Too many samples are being drawn; try again.");
      return;
    }
    later(
        picture
            .get()
            .orTimeout(DRAWING_SECONDS, TimeUnit.SECONDS)
            .whenCompleteAsync((drawn, failure) -> answer(drawn, failure, answer), executor));
  }

  /** The answer is sent when the samples are drawn: nobody waits for it here. */
  private static void later(CompletableFuture<BufferedImage> unused) {}

  private static void answer(
      @Nullable BufferedImage drawn, @Nullable Throwable failure, Answer answer) {
    if (drawn != null) {
      answer.send("image/png", PngFile.bytes(drawn));
    } else if (failure instanceof TimeoutException) {
      answer.sentence(
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "The training is busy, as with an evaluation; try again.");
    } else {
      answer.sentence(
          HttpStatus.INTERNAL_SERVER_ERROR_500,
          "The samples cannot be drawn" + (failure == null ? "." : ": " + failure.getMessage()));
    }
  }

  private void frame(String name, Response response, Answer answer) {
    Optional<byte[]> picture = Optional.empty();
    FollowedRun run = content.run();
    if (run != null && FRAME.matcher(name).matches()) {
      Path file = run.folder().resolve("samples").resolve(name);
      try {
        picture =
            Files.isRegularFile(file) ? BoundedFile.read(file, LARGEST_PICTURE) : Optional.empty();
      } catch (IOException e) {
        // It was there a moment ago.
        picture = Optional.empty();
      }
    }
    if (picture.isEmpty()) {
      answer.sentence(HttpStatus.NOT_FOUND_404, "There is no such picture.");
      return;
    }
    // The address contains the time of the file.
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, max-age=3600");
    answer.send("image/png", picture.get());
  }

  /** An answer that is sent once. */
  private record Answer(Response response, Callback callback) {
    void nothing() {
      response.setStatus(HttpStatus.NO_CONTENT_204);
      callback.succeeded();
    }

    void sentence(int status, String text) {
      response.setStatus(status);
      send("text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(String type, byte[] bytes) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
      response.write(true, ByteBuffer.wrap(bytes), callback);
    }
  }
}
