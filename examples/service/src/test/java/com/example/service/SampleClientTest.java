package com.example.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server of the JDK answers as {@code gan serve} does. */
class SampleClientTest {
  private static final byte[] PICTURE = {1, 2, 3};

  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body.length);
      assertTrue(exchange.getRequestHeaders().containsKey("X-Request-Id"));
      int status = statuses.isEmpty() ? 200 : statuses.pop();
      byte[] content = status == 200 ? PICTURE : "{\"detail\": \"busy\"}".getBytes();
      exchange.getResponseHeaders().set("Retry-After", "0");
      exchange.sendResponseHeaders(status, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private SampleClient client() {
    return new SampleClient(URI.create("http://localhost:" + server.getAddress().getPort()), 3);
  }

  @Test
  void asksABusyServerAgain() throws IOException {
    statuses.addAll(List.of(429, 503));

    assertArrayEquals(PICTURE, client().samples(4, 7));

    assertEquals(3, requests.size());
    assertEquals("GET /samples?count=4&seed=7 0", requests.get(2));
  }

  @Test
  void givesUpOnAServerThatStaysBusy() {
    statuses.addAll(List.of(429, 429, 429));

    IOException refused = assertThrows(IOException.class, () -> client().samples(4, 7));

    assertTrue(refused.getMessage().startsWith("429: {\"detail\": \"busy\"}"));
  }

  @Test
  void doesNotRepeatAMistake() {
    statuses.add(400);

    assertThrows(IOException.class, () -> client().samples(0, 7));

    assertEquals(1, requests.size());
  }

  @Test
  void sendsPictures() throws IOException {
    assertArrayEquals(PICTURE, client().apply(new byte[50]));

    assertEquals(List.of("POST /apply 50"), requests);
  }
}
