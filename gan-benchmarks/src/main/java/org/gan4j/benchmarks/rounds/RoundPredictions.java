package org.gan4j.benchmarks.rounds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.benchmarks.rounds.RoundModel.Round;

/**
 * Fits {@link RoundModel} to lines of {@code spark-rounds.sh} on standard input, and writes what it
 * predicts for more workers: a line of JSON for each.
 */
public final class RoundPredictions {
  private static final int[] WORKERS = {2, 16, 128, 1024};
  private static final int[] ITERATIONS = {20, 50, 100, 500};

  /** How many states a node of a tree receives. */
  private static final int FAN_IN = 8;

  private RoundPredictions() {}

  /** Entry point. */
  public static void main(String[] arguments) throws IOException {
    List<Round> rounds = read();
    RoundModel model = RoundModel.fit(rounds);
    System.out.printf(
        Locale.ROOT,
        "{\"overheadSeconds\": %.4f, \"iterationSeconds\": %.5f, \"megabyteSeconds\": %.5f,"
            + " \"largestError\": %.3f}%n",
        model.overhead(),
        model.iterationSeconds(),
        model.byteSeconds() * 1e6,
        model.largestError(rounds));
    double state = rounds.get(0).stateBytes();
    for (int workers : WORKERS) {
      for (int iterations : ITERATIONS) {
        predict(model, workers, iterations, state);
      }
    }
  }

  private static List<Round> read() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Round> rounds = new ArrayList<>();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode round = json.readTree(line);
      rounds.add(
          new Round(
              round.path("workers").asInt(),
              round.path("executors").asInt(),
              round.path("roundIterations").asInt(),
              round.path("roundSeconds").asDouble(),
              round.path("roundBytes").asDouble()));
    }
    return rounds;
  }

  private static void predict(RoundModel model, int workers, int iterations, double state) {
    double training = model.iterationSeconds() * iterations;
    double seconds = model.seconds(workers, iterations, state);
    // Levels of a tree work one after the other, its nodes at the same time; down as up.
    double levels = Math.ceil(Math.log(workers) / Math.log(FAN_IN));
    double tree =
        model.overhead() * levels
            + training
            + model.byteSeconds() * 2 * levels * Math.min(FAN_IN, workers) * state;
    double halved = model.byteSeconds() * workers * state / 2;
    System.out.printf(
        Locale.ROOT,
        "{\"workers\": %d, \"roundIterations\": %d, \"roundSeconds\": %.3f, \"trainingShare\": %.3f,"
            + " \"speedup\": %.1f, \"driverMegabytes\": %.0f, \"treeTrainingShare\": %.3f,"
            + " \"float16SavedShare\": %.3f}%n",
        workers,
        iterations,
        seconds,
        training / seconds,
        workers * training / seconds,
        workers * state / 1e6,
        training / tree,
        halved / seconds);
  }
}
