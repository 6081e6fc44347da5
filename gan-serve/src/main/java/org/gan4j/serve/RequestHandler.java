package org.gan4j.serve;

import io.prometheus.metrics.core.datapoints.Timer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content.Source;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.ServerAddress;
import org.gan4j.serve.Route.Content;
import org.jspecify.annotations.Nullable;

/** Answers requests: no thread waits for the generator, nor for a slow client. */
@ThreadSafe
final class RequestHandler extends Handler.Abstract implements Request.Handler {
  static final String ID = "X-Request-Id";

  /** Whatever a log can show, and nothing that it would take for something else. */
  private static final Pattern OWN_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private static final String UNKNOWN = "unknown";

  private final List<Route> routes;
  private final ServerLimits limits;
  private final GeneratorQueue queue;
  private final ServerMetrics metrics;
  private final ServerAddress listening;
  private final boolean loopback;
  private final Consumer<AnsweredRequest> log;
  private final Executor executor;
  private volatile boolean stopping;

  RequestHandler(
      List<Route> routes,
      ServerSettings settings,
      ServerAddress listening,
      GeneratorQueue queue,
      ServerMetrics metrics,
      Executor executor) {
    this.routes = List.copyOf(routes);
    this.limits = settings.limits();
    this.queue = queue;
    this.metrics = metrics;
    this.listening = listening;
    this.loopback = ServerAddress.isLoopback(listening.host());
    this.log = settings.log();
    this.executor = executor;
  }

  /** From now on, requests for the generator are refused. */
  void stopAccepting() {
    stopping = true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    try {
      Object broken = request.getAttribute(ErrorHandler.ERROR_STATUS);
      if (broken instanceof Integer status) {
        exchange.send(unparsed(status, request));
      } else {
        answer(exchange);
      }
    } catch (Refusal e) {
      exchange.send(e.problem());
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
    return true;
  }

  /** What Jetty could not make sense of. */
  private static Problem unparsed(int status, Request request) {
    Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    return new Problem(
        status,
        message == null ? HttpStatus.getMessage(status) : message.toString(),
        "send a request of HTTP/1.1");
  }

  private void answer(Exchange exchange) {
    Request request = exchange.request;
    String named = request.getHeaders().get(HttpHeader.HOST);
    if (loopback && named != null && !listening.isNamedBy(named)) {
      throw new Refusal(
          new Problem(
              HttpStatus.MISDIRECTED_REQUEST_421,
              "this server does not answer for that host name",
              "use the address that the command printed"));
    }
    String path = Request.getPathInContext(request);
    List<Route> there = routes.stream().filter(route -> route.path().equals(path)).toList();
    if (there.isEmpty()) {
      throw new Refusal(notFound(path));
    }
    String method = request.getMethod();
    boolean head = method.equals("HEAD") && there.get(0).work() == null;
    Route route =
        there.stream()
            .filter(one -> head || one.method().equals(method))
            .findFirst()
            .orElseThrow(() -> new Refusal(notAllowed(there)));
    exchange.route = route.id();
    Values values = Values.read(route.parameters(), parameters(request));
    Function<Values, Content> atOnce = route.answer();
    if (atOnce != null) {
      Content content = atOnce.apply(values);
      exchange.send(content.status(), content.mediaType(), content.bytes());
    } else {
      compute(exchange, route, values);
    }
  }

  private Problem notFound(String path) {
    String why = Routes.MISSING.get(path);
    return new Problem(
        HttpStatus.NOT_FOUND_404,
        why == null ? "there is no such address" : why,
        "GET / lists the addresses");
  }

  private static Problem notAllowed(List<Route> routes) {
    String methods = routes.stream().map(Route::method).collect(Collectors.joining(", "));
    return new Problem(
            HttpStatus.METHOD_NOT_ALLOWED_405,
            "this address has another method",
            "send a " + methods)
        .with(HttpHeader.ALLOW.asString(), methods);
  }

  private static Map<String, String> parameters(Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        if (field.getValues().size() > 1) {
          throw new Refusal(
              Problem.parameter("the parameter " + field.getName() + " is given twice"));
        }
        parameters.put(field.getName(), String.valueOf(field.getValue()));
      }
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) {
      // Such as bytes that are no text; Jetty has several exceptions for that.
      throw new Refusal(Problem.parameter("the parameters cannot be read"));
    }
    return parameters;
  }

  private void compute(Exchange exchange, Route route, Values values) {
    if (stopping) {
      throw new Refusal(
          new Problem(
                  HttpStatus.SERVICE_UNAVAILABLE_503,
                  "the server is stopping",
                  "ask another one, or try again when it has started")
              .with(HttpHeader.RETRY_AFTER.asString(), String.valueOf(limits.seconds()))
              .with(HttpHeader.CONNECTION.asString(), "close"));
    }
    if (route.upload() && exchange.request.getLength() > limits.bytes()) {
      throw new Refusal(tooLarge());
    }
    if (!queue.enter()) {
      throw new Refusal(
          new Problem(
                  HttpStatus.TOO_MANY_REQUESTS_429,
                  limits.places() + " requests wait already",
                  "try again after the seconds in Retry-After")
              .with(HttpHeader.RETRY_AFTER.asString(), String.valueOf(queue.retrySeconds())));
    }
    exchange.hasPlace = true;
    Route.Work work = Objects.requireNonNull(route.work());
    later(
        upload(exchange, route)
            .thenCompose(picture -> queue.add(timed(route.id(), work.apply(values, picture))))
            .whenCompleteAsync(
                (file, failure) -> {
                  if (file == null) {
                    exchange.fail(Objects.requireNonNull(failure));
                  } else {
                    encode(exchange, file);
                  }
                },
                executor));
  }

  /** The answer is sent when the generator is done: nobody waits for it here. */
  private static void later(CompletableFuture<?> unused) {}

  private Function<ServedGenerator, ServedFile> timed(
      String route, Function<ServedGenerator, ServedFile> work) {
    return generator -> {
      try (Timer timer = metrics.computing(route).startTimer()) {
        return work.apply(generator);
      }
    };
  }

  private CompletableFuture<byte[]> upload(Exchange exchange, Route route) {
    if (!route.upload()) {
      return CompletableFuture.completedFuture(new byte[0]);
    }
    CompletableFuture<byte[]> picture = new CompletableFuture<>();
    Source.asByteArrayAsync(exchange.request, limits.bytes(), Promise.Invocable.toPromise(picture));
    return picture
        .orTimeout(limits.seconds(), TimeUnit.SECONDS)
        .exceptionally(
            failure -> {
              throw new Refusal(unreceived(cause(failure)));
            });
  }

  private Problem unreceived(Throwable failure) {
    if (failure instanceof TimeoutException
        || (failure instanceof HttpException known
            && known.getCode() == HttpStatus.REQUEST_TIMEOUT_408)) {
      return new Problem(
              HttpStatus.REQUEST_TIMEOUT_408, "the picture did not arrive in time", "send it again")
          .with(HttpHeader.CONNECTION.asString(), "close");
    }
    return failure instanceof IllegalStateException
        ? tooLarge()
        : new Problem(
            HttpStatus.BAD_REQUEST_400, "the picture did not arrive whole", "send it again");
  }

  private Problem tooLarge() {
    return new Problem(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "the picture has more than " + limits.bytes() + " bytes",
            "send a smaller one")
        .with(HttpHeader.CONNECTION.asString(), "close");
  }

  private void encode(Exchange exchange, ServedFile file) {
    try {
      exchange.send(HttpStatus.OK_200, file.mediaType(), file.content().get());
    } catch (RuntimeException | OutOfMemoryError e) {
      exchange.fail(e);
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** A request that is answered once. */
  private final class Exchange {
    private final long start = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final String id;
    private volatile String route = UNKNOWN;
    private volatile boolean hasPlace;

    Exchange(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
      String given = request.getHeaders().get(ID);
      this.id =
          given != null && OWN_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    }

    void fail(Throwable failure) {
      Throwable cause = cause(failure);
      if (cause instanceof Refusal refusal) {
        send(refusal.problem());
      } else if (cause instanceof GanException known) {
        Problem problem = Problem.of(known);
        send(problem, known.kind() == GanException.Kind.USAGE ? "" : known.getMessage());
      } else {
        send(Problem.failure(), cause.toString());
      }
    }

    void send(Problem problem) {
      send(problem, "");
    }

    private void send(Problem problem, @Nullable String failure) {
      problem.headers().forEach(response.getHeaders()::put);
      byte[] bytes = (problem.toJson(id).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      send(problem.status(), Problem.MEDIA_TYPE, bytes, failure == null ? "" : failure);
    }

    void send(int status, String mediaType, byte[] bytes) {
      send(status, mediaType, bytes, "");
    }

    private void send(int status, String mediaType, byte[] bytes, String failure) {
      if (!answered.compareAndSet(false, true)) {
        return;
      }
      response.setStatus(status);
      response.getHeaders().put(ID, id);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      response.getHeaders().put("X-Content-Type-Options", "nosniff");
      Runnable end = () -> end(status, bytes.length, failure);
      response.write(
          true,
          ByteBuffer.wrap(bytes),
          Callback.from(
              () -> {
                end.run();
                callback.succeeded();
              },
              left -> {
                end.run();
                callback.failed(left);
              }));
    }

    private void end(int status, long bytes, String failure) {
      if (hasPlace) {
        hasPlace = false;
        queue.leave();
      }
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      metrics.answered(route, status, time);
      log.accept(
          new AnsweredRequest(
              id,
              request.getMethod(),
              request.getHttpURI().getPathQuery(),
              status,
              bytes,
              time,
              failure));
    }
  }
}
