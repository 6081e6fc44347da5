package com.example.service;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response: status, text, and headers beside the type of its content. */
record Answer(int status, String text, Map<String, String> headers) {
  Answer(int status, String text) {
    this(status, text, Map.of());
  }

  /** 503: the client may ask again. */
  static Answer later(String reason) {
    return new Answer(503, reason, Map.of("Retry-After", "1"));
  }

  /** Sends this and ends the exchange. Blocks while the client does not read. */
  void send(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.forEach(exchange.getResponseHeaders()::set);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
