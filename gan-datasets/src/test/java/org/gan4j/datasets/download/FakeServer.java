package org.gan4j.datasets.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on the loopback interface that can do everything wrong, byte by byte. */
final class FakeServer implements AutoCloseable {

  /**
   * What was asked.
   *
   * @param path of the address
   * @param headers with names in lower case
   */
  record Request(String path, Map<String, String> headers) {

    /** The first byte that is asked for. */
    int start() {
      String range = headers.getOrDefault("range", "bytes=0-");
      return Integer.parseInt(range.replaceAll("\\D", ""));
    }
  }

  /** Writes a whole answer, from the status line on; the connection is closed after it. */
  @FunctionalInterface
  interface Answer {
    void write(Request request, OutputStream output) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Answer> answers;

  /** Gives each request the next answer, and the last one to all further requests. */
  FakeServer(Answer... answers) throws IOException {
    this.answers = new ArrayList<>(List.of(answers));
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** The address of a folder on it. */
  String folder() {
    return "http://localhost:%d/data/".formatted(socket.getLocalPort());
  }

  /** The address of a file in the folder. */
  URI file(String name) {
    return URI.create(folder()).resolve(name);
  }

  /** What was asked so far. */
  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  /** The whole content, or the part of it that is asked for. */
  static Answer serving(byte[] content, String... headers) {
    return (request, output) -> {
      int start = request.start();
      if (start > 0) {
        head(
            output,
            "206 Partial Content",
            List.of(headers),
            "Content-Range: bytes %d-%d/%d".formatted(start, content.length - 1, content.length),
            "Content-Length: " + (content.length - start));
      } else {
        head(output, "200 OK", List.of(headers), "Content-Length: " + content.length);
      }
      output.write(content, start, content.length - start);
    };
  }

  /** The first bytes of the whole content, and then nothing, although all were promised. */
  static Answer breakingOffAfter(int bytes, byte[] content, String... headers) {
    return (request, output) -> {
      head(output, "200 OK", List.of(headers), "Content-Length: " + content.length);
      output.write(content, 0, bytes);
      output.flush();
      // A client may forget what it has received but not looked at when the connection breaks.
      Thread.sleep(300);
    };
  }

  /** A status without a body. */
  static Answer status(String status, String... headers) {
    return (request, output) -> head(output, status, List.of(headers), "Content-Length: 0");
  }

  static void head(OutputStream output, String status, List<String> headers, String... more)
      throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
    headers.forEach(header -> text.append(header).append("\r\n"));
    List.of(more).forEach(header -> text.append(header).append("\r\n"));
    output.write(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    output.flush();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> answer(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket connection) {
    try (connection;
        BufferedReader input =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream output = connection.getOutputStream()) {
      String line = input.readLine();
      if (line == null) {
        return;
      }
      Map<String, String> headers = new TreeMap<>();
      String path = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
      for (line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
            line.substring(colon + 1).strip());
      }
      Request request = new Request(path, headers);
      requests.add(request);
      next().write(request, output);
      output.flush();
    } catch (IOException e) {
      // The client has gone away, as some tests want.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Answer next() {
    return answers.size() > 1 ? answers.remove(0) : answers.get(0);
  }
}
