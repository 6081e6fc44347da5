package org.gan4j.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60) // only so that a fault does not hang the build
class GeneratorServerTest {
  private static final ServerLimits SMALL = new ServerLimits(16, 12_544, 1000, 4, 5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<AnsweredRequest> log = new ConcurrentLinkedQueue<>();

  private GeneratorServer serve(ServedGenerator generator) {
    return GeneratorServer.start(generator, settings("127.0.0.1"));
  }

  private ServerSettings settings(String host) {
    return new ServerSettings(host, 0, SMALL, log::add);
  }

  private static HttpRequest.Builder request(GeneratorServer server, String target) {
    return HttpRequest.newBuilder(server.address().resolve(target));
  }

  private CompletableFuture<HttpResponse<String>> later(GeneratorServer server, String target) {
    return client.sendAsync(request(server, target).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(GeneratorServer server, String target) {
    return later(server, target).join();
  }

  private HttpResponse<String> post(GeneratorServer server, String target, byte[] body) {
    return client
        .sendAsync(
            request(server, target).POST(BodyPublishers.ofByteArray(body)).build(),
            BodyHandlers.ofString())
        .join();
  }

  private static JsonNode problem(HttpResponse<String> response) throws IOException {
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.get("status").asInt()).isEqualTo(response.statusCode());
    assertThat(problem.get("detail").asText()).isNotEmpty();
    assertThat(problem.get("remedy").asText()).isNotEmpty();
    assertThat(response.headers().firstValue(RequestHandler.ID))
        .contains(problem.get("requestId").asText());
    return problem;
  }

  @Test
  void answersWithWhatWasAskedFor() {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      assertThat(get(server, "/samples?count=3&seed=-5&class=one&truncation=0.5&format=csv").body())
          .isEqualTo("SampleQuery[count=3, seed=-5, className=one, truncation=0.5, format=CSV]");
      assertThat(get(server, "/samples?seed=9000000000").body())
          .isEqualTo(
              "SampleQuery[count=1, seed=9000000000, className=null, truncation=null, format=PNG]");
      assertThat(get(server, "/sample?format=webp").body())
          .isEqualTo("SampleQuery[count=1, seed=1, className=null, truncation=null, format=WEBP]");
      assertThat(get(server, "/interpolation?walks=2&steps=3").body())
          .isEqualTo(
              "WalkQuery[walks=2, steps=3, seed=1, className=null, truncation=null, format=PNG]");
      assertThat(post(server, "/apply?seed=7", new byte[1000]).body())
          .isEqualTo("1000 bytes, 12544 pixels, seed 7");
      assertThat(get(server, "/classes").body()).contains("\"zero\", \"one\"");
      assertThat(get(server, "/").body()).contains("step-000060.gan", "GET /interpolation");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/samples?count=0               | 400 | count must be a whole number from 1 to 16, not"
            + " \"0\"",
        "/samples?count=17              | 400 | count must be a whole number from 1 to 16",
        "/samples?count=4294967297      | 400 | count must be a whole number from 1 to 16",
        "/samples?count=many            | 400 | count must be a whole number",
        "/samples?count                 | 400 | count must be a whole number",
        "/samples?seed=1e3              | 400 | seed must be a whole number of 64 bits",
        "/samples?class=two             | 400 | class must be one of zero, one, not \"two\"",
        "/samples?truncation=0          | 400 | truncation must be a number from 0.01",
        "/samples?truncation=NaN        | 400 | truncation must be a number from 0.01",
        "/samples?format=gif            | 400 | format must be one of png, webp, zip, npy, csv",
        "/samples?sed=1                 | 400 | there is no parameter \"sed\" here; there are"
            + " count,",
        "/samples?seed=1&seed=2         | 400 | the parameter seed is given twice",
        "/samples?seed=%ff              | 400 | the parameters cannot be read",
        "/samples?seed=400              | 400 | the seed is unlucky",
        "/interpolation?walks=6&steps=3 | 400 | walks times steps must be at most 16",
        "/interpolation?steps=1         | 400 | steps must be a whole number from 2",
        "/health?deep=1                 | 400 | there is no parameter \"deep\" here",
        "/samplesX                      | 404 | there is no such address",
        "/Samples                       | 404 | there is no such address",
        "/samples/                      | 404 | there is no such address",
        "/apply                         | 405 | this address has another method",
      })
  void refusesWhatMakesNoSense(String target, int status, String detail) throws IOException {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      HttpResponse<String> response = get(server, target);

      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(problem(response).get("detail").asText()).startsWith(detail);
    }
  }

  @Test
  void namesTheMethodOfAnAddress() throws IOException {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      HttpResponse<String> response = post(server, "/samples", new byte[10]);

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).contains("GET");
      problem(response);
    }
  }

  @Test
  void refusesPicturesOfTooManyBytes() throws IOException {
    FakeGenerator generator = FakeGenerator.ready();
    try (GeneratorServer server = serve(generator)) {
      HttpResponse<String> known = post(server, "/apply", new byte[1001]);
      assertThat(known.statusCode()).isEqualTo(413);
      assertThat(problem(known).get("detail").asText()).contains("more than 1000 bytes");
      HttpRequest chunked =
          request(server, "/apply")
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5000])))
              .build();
      HttpResponse<String> unknown = client.sendAsync(chunked, BodyHandlers.ofString()).join();
      assertThat(unknown.statusCode()).isEqualTo(413);
      assertThat(generator.calls.get()).isZero();
      // No place is lost with them.
      assertThat(get(server, "/metrics").body()).contains("gan_places_taken 0.0");
    }
  }

  @Test
  void tellsClientsNothingAboutItsOwnFailures() throws IOException {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      HttpResponse<String> response = get(server, "/samples?seed=" + FakeGenerator.BROKEN);

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(problem(response).toString()).doesNotContain("secret");
      await(() -> log.stream().anyMatch(entry -> entry.failure().contains("a secret")));
      assertThat(get(server, "/samples").statusCode()).isEqualTo(200);
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void acceptsAndMakesIdsOfRequests() {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      HttpRequest own = request(server, "/samples").header(RequestHandler.ID, "my-id.7").build();
      assertThat(client.sendAsync(own, BodyHandlers.ofString()).join().headers().map())
          .containsEntry("x-request-id", List.of("my-id.7"));
      HttpRequest bad = request(server, "/samples").header(RequestHandler.ID, "two words").build();
      String made =
          client
              .sendAsync(bad, BodyHandlers.ofString())
              .join()
              .headers()
              .firstValue(RequestHandler.ID)
              .orElseThrow();
      assertThat(made).matches("[0-9a-f-]{36}");
      await(() -> log.size() == 2);
      assertThat(log)
          .extracting(AnsweredRequest::id, AnsweredRequest::target, AnsweredRequest::status)
          .containsExactly(tuple("my-id.7", "/samples", 200), tuple(made, "/samples", 200));
    }
  }

  @Test
  void refusesRequestsBeyondItsPlacesAtOnce() throws Exception {
    FakeGenerator generator = FakeGenerator.waiting();
    try (GeneratorServer server = serve(generator)) {
      CountDownLatch refused = new CountDownLatch(46);
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, 50).mapToObj(i -> later(server, "/samples?seed=" + i)).toList();
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        CompletableFuture<Void> unused = answer.thenRun(refused::countDown);
      }
      // Nothing is computed yet, so these are the answers of those that found no place.
      assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      generator.allowed.countDown();
      int accepted = 0;
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        if (answer.join().statusCode() == 200) {
          accepted++;
        } else {
          assertThat(answer.join().statusCode()).isEqualTo(429);
          assertThat(problem(answer.join()).get("detail").asText()).contains("4 requests wait");
          assertThat(answer.join().headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
        }
      }
      assertThat(accepted).isEqualTo(4);
      assertThat(generator.calls.get()).isEqualTo(4);
      assertThat(get(server, "/samples").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void doesNotComputeForRequestsThatHaveWaitedTooLong() throws Exception {
    FakeGenerator generator = FakeGenerator.waiting();
    AtomicLong clock = new AtomicLong();
    try (GeneratorServer server =
        GeneratorServer.start(generator, settings("127.0.0.1"), clock::get)) {
      CompletableFuture<HttpResponse<String>> computed = later(server, "/samples");
      generator.begun.await();
      CompletableFuture<HttpResponse<String>> waiting = later(server, "/samples");
      await(() -> get(server, "/metrics").body().contains("gan_places_taken 2.0"));
      clock.addAndGet(TimeUnit.SECONDS.toNanos(6));
      generator.allowed.countDown();

      assertThat(computed.join().statusCode()).isEqualTo(200);
      assertThat(waiting.join().statusCode()).isEqualTo(503);
      assertThat(waiting.join().headers().firstValue("Retry-After")).isPresent();
      assertThat(problem(waiting.join()).get("detail").asText())
          .contains("waited for more than 5 seconds");
      assertThat(generator.calls.get()).isEqualTo(1);
    }
  }

  @Test
  void answersWhatItHasAcceptedAndNothingMoreWhenItStops() throws Exception {
    FakeGenerator generator = FakeGenerator.waiting();
    try (GeneratorServer server = serve(generator)) {
      CompletableFuture<HttpResponse<String>> begun = later(server, "/samples");
      generator.begun.await();
      CompletableFuture<HttpResponse<String>> waiting = later(server, "/samples?seed=2");
      await(() -> get(server, "/metrics").body().contains("gan_places_taken 2.0"));
      CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> server.drain(30));
      await(() -> get(server, "/health/ready").statusCode() == 503);

      HttpResponse<String> late = get(server, "/samples");
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(problem(late).get("detail").asText()).isEqualTo("the server is stopping");
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      generator.allowed.countDown();
      assertThat(drained.join()).isTrue();
      assertThat(begun.join().statusCode()).isEqualTo(200);
      assertThat(waiting.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersWhileClientsAreSlowToAsk() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.getOutputStream().write("GET /samp".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      assertThat(get(server, "/samples").statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void describesWhatIsNoHttp() throws IOException {
    try (GeneratorServer server = serve(FakeGenerator.ready());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.getOutputStream().write("GET / HTTP/9.9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer).startsWith("HTTP/1.1 ").contains(Problem.MEDIA_TYPE, "\"remedy\"");
      assertThat(answer).doesNotContain("Jetty", "<html");
    }
  }

  /** A page elsewhere could reach a server of this computer by a name that changes its meaning. */
  @Test
  void answersForItsOwnHostAlone() throws IOException {
    try (GeneratorServer server = serve(FakeGenerator.ready());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(answer).startsWith("HTTP/1.1 421 ").doesNotContain("step-000060");
    }
  }

  @Test
  void countsWhatItAnswers() {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      get(server, "/samples");
      get(server, "/samples?count=0");
      await(() -> log.size() == 2);

      HttpResponse<String> metrics = get(server, "/metrics");

      assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(metrics.body())
          .contains(
              "gan_requests_total{route=\"samples\",status=\"200\"} 1.0",
              "gan_requests_total{route=\"samples\",status=\"400\"} 1.0",
              "gan_request_seconds_count{route=\"samples\"} 2",
              "gan_computing_seconds_count{route=\"samples\"} 1",
              "gan_places 4.0",
              "gan_model_info{checkpoint=\"step-000060.gan\",name=\"digits\",steps=\"60\"} 1",
              "jvm_memory_used_bytes{area=\"heap\"}");
    }
  }

  @Test
  void describesItselfAsValidOpenApi() throws IOException {
    try (GeneratorServer server = serve(FakeGenerator.ready())) {
      ParseOptions options = new ParseOptions();
      options.setResolve(true);
      SwaggerParseResult read =
          new OpenAPIV3Parser()
              .readContents(get(server, "/openapi.json").body(), List.of(), options);

      assertThat(read.getMessages()).isEmpty();
      OpenAPI document = read.getOpenAPI();
      List<String> routes = new ArrayList<>();
      document
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((method, operation) -> routes.add(method + " " + path)));
      List<String> listed = new ArrayList<>();
      JSON.readTree(get(server, "/").body())
          .get("routes")
          .forEach(route -> listed.add(route.asText()));
      assertThat(new TreeSet<>(routes)).isEqualTo(new TreeSet<>(listed));
      for (String route : routes) {
        String path = route.substring(route.indexOf(' ') + 1);
        HttpResponse<String> response =
            route.startsWith("POST") ? post(server, path, new byte[1]) : get(server, path);
        assertThat(response.statusCode()).as(route).isEqualTo(200);
      }
    }
  }

  @Test
  void hasOnlyTheAddressesThatItsGeneratorCanAnswer() throws IOException {
    FakeGenerator points =
        new FakeGenerator(
            new ServedModel(
                "table",
                "last.gan",
                1,
                List.of(5),
                List.of(),
                EnumSet.of(ServedModel.Ability.SAMPLES)));
    points.allowed.countDown();
    try (GeneratorServer server = serve(points)) {
      assertThat(get(server, "/samples").body()).contains("format=CSV");
      for (String path : List.of("/apply", "/classes", "/sample", "/interpolation")) {
        HttpResponse<String> response = get(server, path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(problem(response).get("detail").asText()).doesNotContain("no such address");
      }
      assertThat(get(server, "/samples?class=a").body()).contains("there is no parameter");
      assertThat(get(server, "/samples?format=png").body())
          .contains("format must be one of csv, npy");
    }
  }

  @Test
  void saysWhyItCannotHaveAPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerSettings taken = new ServerSettings("127.0.0.1", other.getLocalPort(), SMALL, log::add);
      assertThatThrownBy(() -> GeneratorServer.start(FakeGenerator.ready(), taken))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("cannot be used");
    }
    ServerSettings beyond = new ServerSettings("127.0.0.1", 70_000, SMALL, log::add);
    assertThatThrownBy(() -> GeneratorServer.start(FakeGenerator.ready(), beyond))
        .hasMessageContaining("there is no port 70000");
  }

  @Test
  void limitsAreChecked() {
    assertThatThrownBy(() -> new ServerLimits(0, 1, 1, 1, 1)).hasMessageContaining("samples");
    assertThatThrownBy(() -> new ServerLimits(1, 1, 1, 1001, 1)).hasMessageContaining("requests");
    assertThat(ServerLimits.standard().places()).isEqualTo(32);
  }
}
