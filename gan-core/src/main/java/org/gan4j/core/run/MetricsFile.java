package org.gan4j.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.api.game.Progress;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.training.IterationReport;
import org.gan4j.checkpoint.History;
import org.gan4j.checkpoint.History.Evaluated;
import org.gan4j.checkpoint.History.RolledBack;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingFailure;
import org.jspecify.annotations.Nullable;

/**
 * Appends one JSON record a line to metrics.jsonl: one for each iteration, evaluation, warning and
 * roll-back. A number that does not exist (NaN) is left out. Evaluations and roll-backs are also in
 * the checkpoint: when a training continues, these lines are written anew from there.
 */
final class MetricsFile implements TrainerListener, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String METRICS = "metrics";
  private static final String ROLL_BACK = "rollBack";
  private static final long FLUSH_INTERVAL = 1_000_000_000L;

  private final Path file;
  private final RunHistory history;
  private final Interval checkpoints;
  private final CheckpointRequest request;
  private @Nullable BufferedWriter writer;
  private long flushed;
  private long latest;

  /**
   * Appends to a file.
   *
   * @param history of the training, up to the checkpoint from which it continues
   * @param checkpoints when they are written: earlier records must be on the disk by then, since a
   *     run that is killed continues after its checkpoint
   * @param request for a checkpoint beside those
   */
  MetricsFile(Path file, RunHistory history, Interval checkpoints, CheckpointRequest request) {
    this.request = request;
    this.file = file;
    this.history = history;
    this.checkpoints = checkpoints;
  }

  /** Drops the lines that a killed run had written after the checkpoint from which it continues. */
  @Override
  public void started(Progress progress) {
    latest = progress.steps();
    try {
      close();
      List<ObjectNode> recorded = recorded();
      // A link is replaced, too: it would lead to a file of somebody else.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !recorded.isEmpty()) {
        AtomicFile.write(file, unfinished -> rewrite(progress.steps(), recorded, unfinished));
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The records of the checkpoint, in the order of their steps. */
  private List<ObjectNode> recorded() {
    List<ObjectNode> records = new ArrayList<>();
    for (Evaluated evaluated : history.value().evaluations()) {
      records.add(line(evaluated));
    }
    for (RolledBack rolledBack : history.value().rollBacks()) {
      records.add(line(rolledBack));
    }
    // Stable: a roll-back follows the evaluation of its step.
    records.sort(Comparator.comparingLong(MetricsFile::step));
    return records;
  }

  /** A damaged line is left out; the others are kept, whatever bytes are in it. */
  private void rewrite(long last, List<ObjectNode> recorded, Path copy) throws IOException {
    Deque<ObjectNode> next = new ArrayDeque<>(recorded);
    try (BufferedWriter kept = Files.newBufferedWriter(copy)) {
      if (Files.exists(file)) {
        forEachLine(
            file,
            (line, record) -> {
              if (isKept(record, last)) {
                writeBefore(step(record), next, kept);
                kept.write(line);
                kept.newLine();
              }
            });
      }
      for (ObjectNode record : next) {
        write(record, kept);
      }
    }
  }

  /** Receives the lines of a file. */
  private interface Lines {
    void accept(String line, JsonNode record) throws IOException;
  }

  private static void forEachLine(Path file, Lines lines) throws IOException {
    try (var reader = Channels.newReader(Files.newByteChannel(file), decoder(), -1);
        var buffered = new BufferedReader(reader)) {
      for (String line = buffered.readLine(); line != null; line = buffered.readLine()) {
        lines.accept(line, parse(line));
      }
    }
  }

  private static CharsetDecoder decoder() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  private boolean isKept(JsonNode record, long last) {
    if (!record.path("step").isIntegralNumber() || step(record) > last) {
      return false;
    }
    if (record.has(METRICS)) {
      History known = history.value();
      return step(record) < known.completeFrom() && known.evaluation(step(record)).isEmpty();
    }
    return !record.has(ROLL_BACK);
  }

  private static void writeBefore(long step, Deque<ObjectNode> records, BufferedWriter writer)
      throws IOException {
    while (!records.isEmpty() && step(records.element()) < step) {
      write(records.remove(), writer);
    }
  }

  private static void write(JsonNode record, BufferedWriter writer) throws IOException {
    writer.write(MAPPER.writeValueAsString(record));
    writer.newLine();
  }

  private static long step(JsonNode record) {
    return record.path("step").asLong();
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      // The process was killed while it wrote this line.
      return MissingNode.getInstance();
    }
  }

  /**
   * The history up to a checkpoint of an earlier version, which does not contain it.
   *
   * @param last the checkpoint's step
   * @param good the step of the newest good checkpoint
   * @param objective chooses the best checkpoint; null if none is chosen
   */
  static RunHistory earlier(Path file, long last, long good, @Nullable Objective objective) {
    List<Evaluated> evaluations = new ArrayList<>();
    List<RolledBack> rollBacks = new ArrayList<>();
    if (Files.exists(file)) {
      try {
        forEachLine(
            file,
            (line, record) -> {
              if (step(record) <= last && record.has(METRICS)) {
                evaluations.add(evaluated(record));
              } else if (step(record) <= last && record.has(ROLL_BACK)) {
                rollBacks.add(rolledBack(record));
              }
            });
      } catch (IOException e) {
        // The training does not depend on them.
        return new RunHistory(History.start());
      }
    }
    return RunHistory.of(evaluations, rollBacks, good, objective);
  }

  private static Evaluated evaluated(JsonNode record) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    record
        .path(METRICS)
        .properties()
        .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
    return new Evaluated(step(record), record.path("iteration").asLong(), metrics);
  }

  private static RolledBack rolledBack(JsonNode record) {
    JsonNode details = record.path(ROLL_BACK);
    return new RolledBack(
        step(record),
        record.path("iteration").asLong(),
        details.path("fromStep").asLong(),
        details.path("reason").asText(),
        details.path("learningRates").asDouble());
  }

  @Override
  public void iterationEnded(IterationReport report) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", report.progress().steps());
    line.put("iteration", report.progress().iteration());
    report.numbers().forEach((name, value) -> put(line, name, value));
    long before = latest;
    latest = report.progress().steps();
    append(line, checkpoints.isDue(before, latest) || request.isDue());
  }

  void evaluated(Progress progress, Map<String, Double> metrics) {
    append(line(new Evaluated(progress.steps(), progress.iteration(), metrics)), true);
  }

  private static ObjectNode line(Evaluated evaluated) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", evaluated.step());
    line.put("iteration", evaluated.iteration());
    ObjectNode values = line.putObject(METRICS);
    evaluated.metrics().forEach(values::put);
    return line;
  }

  private static ObjectNode line(RolledBack rolledBack) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", rolledBack.step());
    line.put("iteration", rolledBack.iteration());
    ObjectNode record = line.putObject(ROLL_BACK);
    record.put("fromStep", rolledBack.fromStep());
    record.put("reason", rolledBack.reason());
    record.put("learningRates", rolledBack.learningRates());
    return line;
  }

  void warned(Progress progress, TrainingFailure failure) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("step", progress.steps());
    line.put("iteration", progress.iteration());
    line.put("warning", failure.problem());
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
        open =
            Files.newBufferedWriter(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS);
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
        "metrics cannot be written: " + FileProblem.reason(e),
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
