package org.gan4j.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, which the test controls by the Chrome DevTools protocol. */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Map<String, Integer> KEYS =
      Map.of("ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);

  /** On a busy machine a browser starts slowly. */
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private String server = "";
  private int calls;

  private Browser(Process process, String target) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(target), new Listener())
            .join();
    call("Runtime.enable", MAPPER.createObjectNode());
    call("Log.enable", MAPPER.createObjectNode());
    call("Network.enable", MAPPER.createObjectNode());
    call("Page.enable", MAPPER.createObjectNode());
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
      part.append(text);
      if (isLast) {
        messages.add(parse(part.toString()));
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(json, e);
    }
  }

  /** The program, if it is installed. */
  public static Optional<Path> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator, -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Browser start(Path program, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output").toFile())
            .start();
    try {
      return new Browser(process, target(profile.resolve("DevToolsActivePort")));
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static String target(Path port) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
      if (lines.size() >= 2) {
        URI list = URI.create("http://127.0.0.1:" + lines.get(0) + "/json/list");
        String pages =
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                .body();
        for (JsonNode page : parse(pages)) {
          if (page.path("type").asText().equals("page")) {
            return page.path("webSocketDebuggerUrl").asText();
          }
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser did not start");
  }

  /** Opens a page in a window of a width, and waits until it is loaded. */
  public void open(Path page, int width, boolean dark) {
    open(page.toUri().toString(), width, dark);
  }

  /** Opens an address likewise; what is loaded from its server is no complaint. */
  public void open(String address, int width, boolean dark) {
    server = address.startsWith("http:") ? URI.create(address).getAuthority() : "";
    ObjectNode size = MAPPER.createObjectNode();
    size.put("width", width).put("height", 900).put("deviceScaleFactor", 1).put("mobile", false);
    call("Emulation.setDeviceMetricsOverride", size);
    ObjectNode media = MAPPER.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", media);
    call("Page.navigate", MAPPER.createObjectNode().put("url", address));
    for (JsonNode message = next(); ; message = next()) {
      if (message.path("method").asText().equals("Page.loadEventFired")) {
        return;
      }
    }
  }

  /** Shows the open page as on paper. */
  void asOnPaper() {
    call("Emulation.setEmulatedMedia", MAPPER.createObjectNode().put("media", "print"));
  }

  /** The value of an expression, as text. */
  public String evaluate(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            MAPPER.createObjectNode().put("expression", expression).put("returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.toString());
    }
    return result.path("result").path("value").asText();
  }

  /** Presses and releases a key. */
  public void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          MAPPER
              .createObjectNode()
              .put("type", type)
              .put("key", key)
              .put("code", key)
              .put("windowsVirtualKeyCode", KEYS.getOrDefault(key, 0)));
    }
  }

  /** Presses the mouse at a place, drags it to another one, and lets go. */
  public void drag(double fromX, double fromY, double toX, double toY) {
    mouse("mousePressed", fromX, fromY);
    mouse("mouseMoved", (fromX + toX) / 2, (fromY + toY) / 2);
    mouse("mouseMoved", toX, toY);
    mouse("mouseReleased", toX, toY);
  }

  private void mouse(String type, double x, double y) {
    call(
        "Input.dispatchMouseEvent",
        MAPPER
            .createObjectNode()
            .put("type", type)
            .put("x", x)
            .put("y", y)
            .put("button", "left")
            .put("buttons", 1)
            .put("clickCount", 1));
  }

  /** Waits until an expression is true. */
  public void await(String expression) throws InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
      if (evaluate(expression).equals("true")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("never true: " + expression + "; " + complaints);
  }

  /** Saves what the window shows as a PNG. */
  public void photograph(Path file) throws IOException {
    JsonNode answer = call("Page.captureScreenshot", MAPPER.createObjectNode());
    Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
  }

  /** Errors, warnings and requests so far. */
  public List<String> complaints() {
    return complaints;
  }

  private JsonNode call(String method, ObjectNode parameters) {
    calls++;
    ObjectNode message = MAPPER.createObjectNode().put("id", calls).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    for (JsonNode answer = next(); ; answer = next()) {
      if (answer.path("id").asInt() == calls) {
        if (answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer);
        }
        return answer.path("result");
      }
    }
  }

  private JsonNode next() {
    try {
      JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("the browser does not answer");
      }
      String method = message.path("method").asText();
      String url = message.path("params").path("request").path("url").asText();
      if (method.equals("Runtime.exceptionThrown")
          || method.equals("Runtime.consoleAPICalled")
          || method.equals("Log.entryAdded")
          || (method.equals("Network.requestWillBeSent")
              && !url.startsWith("file:")
              && !url.startsWith("data:")
              && !url.startsWith("blob:")
              && (server.isEmpty() || !url.startsWith("http://" + server + "/")))) {
        complaints.add(message.toString());
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    end(process);
  }

  /** The profile is written to until all its processes have ended. */
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
  }
}
