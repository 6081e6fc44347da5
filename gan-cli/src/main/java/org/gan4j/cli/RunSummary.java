package org.gan4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.cli.output.Numbers;
import org.gan4j.core.run.RunFolder;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;

/**
 * A run with its last numbers, from its files. What cannot be read is left out.
 *
 * @param folder of the run
 * @param experiment its name; the folder's if the experiment cannot be read
 * @param started the epoch if it is not known
 * @param iteration of the last record; 0 without one
 * @param losses of the last iteration, by player
 * @param metrics of the last evaluation
 */
record RunSummary(
    Path folder,
    String experiment,
    Instant started,
    long iteration,
    Map<String, Double> losses,
    Map<String, Double> metrics) {

  /** An evaluation may be as far from the end as this, in bytes. */
  private static final int TAIL = 1 << 18;

  /** Copies the maps. */
  RunSummary {
    losses = Map.copyOf(losses);
    metrics = new LinkedHashMap<>(metrics);
  }

  /** Reads a run's files. */
  static RunSummary of(Path folder) {
    RunFolder run = new RunFolder(folder);
    long iteration = 0;
    Map<String, Double> losses = new LinkedHashMap<>();
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (String line : tail(run.metrics())) {
      JsonNode entry = parse(line);
      iteration = Math.max(iteration, entry.path("iteration").asLong());
      if (entry.path("metrics").isObject()) {
        metrics = numbers(entry.path("metrics"), "");
      }
      Map<String, Double> found = numbers(entry, "Loss");
      losses = found.isEmpty() ? losses : found;
    }
    String name = read(run.experiment()).path("name").asText();
    return new RunSummary(
        folder,
        name.isEmpty() ? String.valueOf(folder.getFileName()) : name,
        instant(read(run.provenance()).path("started").asText()),
        iteration,
        losses,
        metrics);
  }

  private static Map<String, Double> numbers(JsonNode object, String ending) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            member -> {
              if (member.getKey().endsWith(ending) && member.getValue().isNumber()) {
                numbers.put(member.getKey(), member.getValue().asDouble());
              }
            });
    return numbers;
  }

  private static JsonNode read(Path file) {
    try {
      return parse(SmallFile.read(file, Json.LONGEST).orElse("{}"));
    } catch (GanException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonSyntaxException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** The last lines of a file, the first of which may be incomplete. */
  private static List<String> tail(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (RandomAccessFile records = new RandomAccessFile(file.toFile(), "r")) {
      records.seek(Math.max(0, records.length() - TAIL));
      byte[] octets = new byte[(int) Math.min(TAIL, records.length() - records.getFilePointer())];
      records.readFully(octets);
      return new String(octets, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("run", folder.toString());
    object.put("experiment", experiment);
    object.put("started", started.equals(Instant.EPOCH) ? null : started.toString());
    object.put("iteration", iteration);
    object.set("losses", Numbers.toJson(losses));
    object.set("metrics", Numbers.toJson(metrics));
    return object;
  }
}
