package org.gan4j.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.training.TrainerListener;
import org.gan4j.core.training.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Appends one JSON record a line to metrics.jsonl: one for each iteration, one for each evaluation.
 * A number that does not exist (NaN) is left out.
 */
final class MetricsFile implements TrainerListener, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long FLUSH_INTERVAL = 1_000_000_000L;

  private final Path file;
  private final Interval checkpoints;
  private final List<Evaluated> evaluations = new ArrayList<>();
  private @Nullable BufferedWriter writer;
  private long flushed;
  private long latest;

  /**
   * What was measured.
   *
   * @param step when
   * @param metrics named numbers, without those that were no numbers
   */
  record Evaluated(long step, Map<String, Double> metrics) {}

  /**
   * Appends to a file.
   *
   * @param checkpoints when they are written: earlier records must be on the disk by then, since a
   *     run that is killed continues after its checkpoint
   */
  MetricsFile(Path file, Interval checkpoints) {
    this.file = file;
    this.checkpoints = checkpoints;
  }

  /** What was measured before this process began. */
  List<Evaluated> evaluations() {
    return List.copyOf(evaluations);
  }

  /** Drops the lines that a killed run had written after the checkpoint from which it continues. */
  @Override
  public void started(Progress progress) {
    latest = progress.steps();
    try {
      close();
      if (Files.exists(file)) {
        keepUpTo(progress.steps());
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void keepUpTo(long step) throws IOException {
    AtomicFile.write(file, unfinished -> copyUpTo(step, unfinished));
  }

  private void copyUpTo(long step, Path copy) throws IOException {
    try (var lines = Files.lines(file);
        BufferedWriter kept = Files.newBufferedWriter(copy)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode record = parse(line);
        if (record.has("step") && record.path("step").asLong() <= step) {
          kept.write(line);
          kept.newLine();
          remember(record);
        }
      }
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      // The process was killed while it wrote this line.
      return MissingNode.getInstance();
    }
  }

  private void remember(JsonNode record) {
    if (record.has("metrics")) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      record
          .path("metrics")
          .properties()
          .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
      evaluations.add(new Evaluated(record.path("step").asLong(), metrics));
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", report.progress().steps());
    line.put("iteration", report.progress().iteration());
    report.numbers().forEach((name, value) -> put(line, name, value));
    long before = latest;
    latest = report.progress().steps();
    append(line, checkpoints.isDue(before, latest));
  }

  void evaluated(Progress progress, Map<String, Double> metrics) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", progress.steps());
    line.put("iteration", progress.iteration());
    ObjectNode values = line.putObject("metrics");
    metrics.forEach((name, value) -> put(values, name, value));
    append(line, true);
  }

  void warned(Progress progress, Trouble trouble) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", progress.steps());
    line.put("iteration", progress.iteration());
    line.put("warning", trouble.problem());
    append(line, true);
  }

  /**
   * Records a roll-back.
   *
   * @param progress where the training continues
   * @param learningRates the remaining share of the experiment's learning rates
   */
  void rolledBack(Progress progress, Trouble trouble, double learningRates) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", progress.steps());
    line.put("iteration", progress.iteration());
    ObjectNode record = line.putObject("rollBack");
    record.put("fromStep", trouble.step());
    record.put("reason", trouble.problem());
    record.put("learningRates", learningRates);
    append(line, true);
  }

  private static void put(ObjectNode line, String name, double value) {
    if (Double.isFinite(value)) {
      line.put(name, value);
    }
  }

  private void append(ObjectNode line, boolean flush) {
    try {
      BufferedWriter open = writer;
      if (open == null) {
        open = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        writer = open;
      }
      open.write(MAPPER.writeValueAsString(line));
      open.newLine();
      long now = System.nanoTime();
      if (flush || now - flushed > FLUSH_INTERVAL) {
        open.flush();
        flushed = now;
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    close();
  }

  private GanException failure(IOException e) {
    return GanException.failure(
        "metrics cannot be written: " + RunFolder.reason(e),
        file.toString(),
        "free some space; the training goes on without them",
        e);
  }

  @Override
  public void close() {
    BufferedWriter open = writer;
    writer = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  @Override
  public String toString() {
    return "the metrics file";
  }
}
