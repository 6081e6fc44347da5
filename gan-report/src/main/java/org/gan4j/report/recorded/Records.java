package org.gan4j.report.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * The lines of metrics.jsonl. Lines that are damaged are counted and left out: the last one of a
 * process that was killed is a part. Whatever the file contains, the memory for it has a limit.
 */
@NotThreadSafe
public final class Records {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int MOST_NUMBERS = 60;
  private static final int MOST_METRICS = 100;
  private static final int MOST_INCIDENTS = 1000;

  private final Map<String, Curve> numbers = new LinkedHashMap<>();
  private final Map<String, Curve> metrics = new LinkedHashMap<>();
  private final List<Incident> incidents = new ArrayList<>();
  private long best;
  private @Nullable Evaluation last;
  private @Nullable Evaluation bestEvaluation;
  private long step;
  private long iteration;
  private long damaged;
  private boolean complete = true;

  private Records(long best) {
    this.best = best;
  }

  /**
   * Reads a file.
   *
   * @param file which may be missing
   * @param best the step of the best checkpoint; negative if there is none
   * @throws IOException if it cannot be read
   */
  static Records read(Path file, long best) throws IOException {
    Records records = new Records(best);
    if (Files.isRegularFile(file)) {
      try (InputStream input = Files.newInputStream(file)) {
        records.append(input);
      }
    }
    return records;
  }

  /** Before the first line. */
  static Records empty() {
    return new Records(-1);
  }

  /** Reads further lines. */
  void append(InputStream input) throws IOException {
    Lines lines = new Lines(input);
    for (int length = lines.next(); length >= 0; length = lines.next()) {
      add(lines.bytes(), length);
    }
  }

  /**
   * Notes the step of the best checkpoint, which changes while a run trains.
   *
   * @return whether the numbers of that checkpoint are known
   */
  boolean chosen(long step) {
    if (step != best) {
      best = step;
      bestEvaluation = last != null && last.step() == step ? last : null;
    }
    return step < 0 || bestEvaluation != null;
  }

  private void add(byte[] line, int length) {
    if (length == 0) {
      return;
    }
    JsonNode record;
    try {
      record = MAPPER.readTree(line, 0, length);
    } catch (JsonProcessingException e) {
      damaged++;
      return;
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be read", e);
    }
    if (record == null || !record.path("step").canConvertToLong()) {
      damaged++;
      return;
    }
    add(record);
  }

  private void add(JsonNode record) {
    long at = record.path("step").asLong();
    step = Math.max(step, at);
    iteration = Math.max(iteration, record.path("iteration").asLong());
    if (record.path("metrics").isObject()) {
      evaluated(at, record);
    } else if (record.path("rollBack").isObject()) {
      JsonNode details = record.path("rollBack");
      add(
          new Incident(
              details.path("fromStep").asLong(), true, at, details.path("reason").asText()));
    } else if (record.has("warning")) {
      add(new Incident(at, false, at, record.path("warning").asText()));
    } else {
      record
          .properties()
          .forEach(
              number -> {
                String name = number.getKey();
                if (!name.equals("step") && !name.equals("iteration")) {
                  add(numbers, MOST_NUMBERS, name, at, value(number.getValue()));
                }
              });
    }
  }

  private void evaluated(long at, JsonNode record) {
    Map<String, Double> values = new LinkedHashMap<>();
    record
        .path("metrics")
        .properties()
        .forEach(
            metric -> {
              if (values.size() < MOST_METRICS) {
                values.put(metric.getKey(), value(metric.getValue()));
                add(metrics, MOST_METRICS, metric.getKey(), at, value(metric.getValue()));
              } else {
                complete = false;
              }
            });
    last = new Evaluation(at, record.path("iteration").asLong(), values);
    if (at == best) {
      bestEvaluation = last;
    }
  }

  private void add(Map<String, Curve> curves, int most, String name, long at, double value) {
    if (curves.size() < most || curves.containsKey(name)) {
      curves.computeIfAbsent(name, unused -> new Curve()).add(at, value);
    } else {
      complete = false;
    }
  }

  private void add(Incident incident) {
    if (incidents.size() < MOST_INCIDENTS) {
      incidents.add(incident);
    } else {
      complete = false;
    }
  }

  /** What is no number, such as "NaN", is NaN. */
  private static double value(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  /** The numbers of the iterations by name. */
  public Map<String, Curve> numbers() {
    return Collections.unmodifiableMap(numbers);
  }

  /** The metrics by name. */
  public Map<String, Curve> metrics() {
    return Collections.unmodifiableMap(metrics);
  }

  /** What the guard did, in the order of the file. */
  public List<Incident> incidents() {
    return Collections.unmodifiableList(incidents);
  }

  /** What was measured last. */
  public Optional<Evaluation> last() {
    return Optional.ofNullable(last);
  }

  /** What was measured of the best checkpoint. */
  public Optional<Evaluation> best() {
    return Optional.ofNullable(bestEvaluation);
  }

  /** The last step of any record. */
  public long step() {
    return step;
  }

  /** The last iteration of any record. */
  public long iteration() {
    return iteration;
  }

  /** How many lines were left out. */
  public long damaged() {
    return damaged;
  }

  /** Whether every number and every incident is there; there may be more than a page can show. */
  public boolean complete() {
    return complete;
  }
}
