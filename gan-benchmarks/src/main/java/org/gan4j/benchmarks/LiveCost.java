package org.gan4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a watched training costs: {@code LiveCost ROUNDS SECONDS COMMAND…} starts a training with
 * {@code --live}, lets it alone and watches it in turn, SECONDS each, and prints the processor time
 * of an iteration with a client relative to that without. The client reads the events and asks for
 * one grid of samples after another. Linux only: the times come from {@code /proc}.
 */
public final class LiveCost {
  private static final int WARM_UP_PHASES = 2;
  private static final Pattern ADDRESS = Pattern.compile("live page: (http://\\S+)");
  private static final Pattern ITERATION = Pattern.compile("\"iteration\":(\\d+)");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path tasks;
  private final URI page;
  private final Path trainer;

  private LiveCost(long process, URI page) throws IOException {
    this.tasks = Path.of("/proc", Long.toString(process), "task");
    this.page = page;
    this.trainer = busiest();
  }

  /** Runs {@code ROUNDS SECONDS COMMAND…}. */
  public static void main(String[] words) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(words[0]);
    double seconds = Double.parseDouble(words[1]);
    Process training =
        new ProcessBuilder(Arrays.asList(words).subList(2, words.length))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader errors =
        new BufferedReader(
            new InputStreamReader(training.getErrorStream(), StandardCharsets.UTF_8))) {
      URI page = address(errors);
      Thread reading = new Thread(() -> errors.lines().forEach(System.err::println), "errors");
      reading.setDaemon(true);
      reading.start();
      Thread.sleep((long) (1000 * seconds)); // Java compiles, and the busiest thread shows
      new LiveCost(training.pid(), page).measure(rounds, seconds);
    } finally {
      training.destroy();
      training.waitFor();
    }
  }

  private static URI address(BufferedReader errors) throws IOException {
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      System.err.println(line);
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return URI.create(found.group(1));
      }
    }
    throw new IOException("the training has no live page");
  }

  private void measure(int rounds, double seconds) throws InterruptedException, IOException {
    for (int i = 0; i < WARM_UP_PHASES; i++) {
      watched(seconds);
    }
    List<Phase> alone = new ArrayList<>();
    List<Phase> watched = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      alone.add(alone(seconds));
      watched.add(watched(seconds));
    }
    System.out.printf(
        Locale.ROOT,
        "{\"rounds\":%d,\"seconds\":%.0f,\"iteration_cpu_ms\":%.3f,\"iteration_cpu_ms_watched\":%.3f,"
            + "\"ratio\":%.4f,\"ratios\":%s,\"process_ratio\":%.4f,\"pictures\":%d,"
            + "\"pictures_per_second\":%.2f}%n",
        rounds,
        seconds,
        median(alone, Phase::trainer),
        median(watched, Phase::trainer),
        ratio(alone, watched, Phase::trainer),
        Arrays.toString(ratios(alone, watched, Phase::trainer)),
        ratio(alone, watched, Phase::process),
        watched.stream().mapToInt(Phase::pictures).sum(),
        watched.stream().mapToInt(Phase::pictures).sum() / (rounds * seconds));
  }

  /**
   * A part of the training.
   *
   * @param trainer processor time of the training's thread for an iteration, in milliseconds
   * @param process that of all threads
   * @param pictures that were drawn
   */
  private record Phase(double trainer, double process, int pictures) {}

  /** A moment of the training; nanoseconds of processor time. */
  private record Moment(long iteration, long trainer, long process) {}

  private interface Time {
    double of(Phase phase);
  }

  private Phase alone(double seconds) throws InterruptedException, IOException {
    Moment start = moment();
    Thread.sleep((long) (1000 * seconds));
    return phase(start, moment(), 0);
  }

  private Phase watched(double seconds) throws InterruptedException, IOException {
    AtomicInteger pictures = new AtomicInteger();
    Moment start = moment();
    InputStream events = get("events").body();
    Thread reading = daemon("events", () -> readAll(events));
    Thread drawing =
        daemon(
            "pictures",
            () -> {
              for (int seed = 0; !Thread.currentThread().isInterrupted(); seed++) {
                if (get("draw?samples=16&seed=" + seed).statusCode() == 200) {
                  pictures.incrementAndGet();
                }
              }
            });
    Thread.sleep((long) (1000 * seconds));
    drawing.interrupt();
    drawing.join();
    events.close();
    reading.join();
    return phase(start, moment(), pictures.get());
  }

  private static Phase phase(Moment start, Moment end, int pictures) {
    double iterations = end.iteration() - start.iteration();
    return new Phase(
        (end.trainer() - start.trainer()) / iterations / 1e6,
        (end.process() - start.process()) / iterations / 1e6,
        pictures);
  }

  /** The first status of a new client is that of this moment. */
  private Moment moment() throws IOException {
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(get("events").body(), StandardCharsets.UTF_8))) {
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        Matcher found = ITERATION.matcher(line);
        if (line.startsWith("data: {\"step\"") && found.find()) {
          return new Moment(Long.parseLong(found.group(1)), nanoseconds(trainer), process());
        }
      }
    }
    throw new IOException("the training has ended: give it more iterations");
  }

  private HttpResponse<InputStream> get(String path) {
    String separator = path.contains("?") ? "&" : "?";
    try {
      return client.send(
          HttpRequest.newBuilder(page.resolve("/" + path + separator + page.getQuery())).build(),
          BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void readAll(InputStream events) {
    try {
      events.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The phase has ended, and closed the stream.
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, failure) -> {});
    thread.start();
    return thread;
  }

  private Path busiest() throws IOException {
    try (Stream<Path> all = Files.list(tasks)) {
      return all.max(Comparator.comparingLong(LiveCost::nanoseconds)).orElseThrow();
    }
  }

  private long process() throws IOException {
    try (Stream<Path> all = Files.list(tasks)) {
      return all.mapToLong(LiveCost::nanoseconds).sum();
    }
  }

  /** Of a thread, on a processor; 0 if it has ended. */
  private static long nanoseconds(Path task) {
    try {
      String statistics = Files.readString(task.resolve("schedstat"));
      return Long.parseLong(statistics.substring(0, statistics.indexOf(' ')));
    } catch (IOException e) {
      return 0;
    }
  }

  private static double ratio(List<Phase> alone, List<Phase> watched, Time time) {
    double[] sorted = ratios(alone, watched, time);
    Arrays.sort(sorted);
    return middle(sorted);
  }

  private static double[] ratios(List<Phase> alone, List<Phase> watched, Time time) {
    double[] ratios = new double[alone.size()];
    for (int i = 0; i < ratios.length; i++) {
      double ratio = time.of(watched.get(i)) / time.of(alone.get(i));
      ratios[i] = Math.round(1e4 * ratio) / 1e4;
    }
    return ratios;
  }

  private static double median(List<Phase> phases, Time time) {
    return middle(phases.stream().mapToDouble(time::of).sorted().toArray());
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
