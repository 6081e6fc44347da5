package org.gan4j.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;

/**
 * What sweep.json says: the plan, and every result.
 *
 * @param plan what is trained
 * @param objective that ranks the points
 * @param results by the name of the point and the iterations that it was to be trained to, 0 for
 *     those of its experiment
 */
@ThreadSafe
record SweepRecord(
    SweepPlan plan, Objective objective, Map<String, Map<Long, PointResult>> results) {
  /** In bytes: ten thousand points of a few rungs. */
  private static final long LARGEST = 1 << 26;

  /** Copies. */
  SweepRecord {
    Map<String, Map<Long, PointResult>> copy = new LinkedHashMap<>();
    results.forEach(
        (name, byLength) -> copy.put(name, Collections.unmodifiableMap(new TreeMap<>(byLength))));
    results = Collections.unmodifiableMap(copy);
  }

  void write(SweepFolder folder) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("source", plan.source());
    root.set("experiment", Json.parse(plan.experiment()));
    plan.overrides().forEach(root.putArray("set")::add);
    ArrayNode vary = root.putArray("vary");
    plan.variations().forEach(variation -> vary.add(variation.text()));
    if (plan.metric() != null) {
      root.put("metric", plan.metric());
    }
    root.put("random", plan.draws());
    root.put("drawSeed", plan.seed());
    root.put("halving", plan.reduction());
    root.putObject("objective")
        .put("name", objective.name())
        .put("higherIsBetter", objective.higherIsBetter());
    ObjectNode all = root.putObject("results");
    results.forEach(
        (name, byLength) -> {
          ArrayNode list = all.putArray(name);
          byLength.forEach((length, result) -> list.add(node(length, result)));
        });
    SmallFile.write(folder.record(), Json.write(root) + "\n");
  }

  private static ObjectNode node(long length, PointResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("length", length);
    node.put("status", result.status().name());
    node.put("iteration", result.iteration());
    node.put("steps", result.steps());
    node.put("seconds", result.seconds());
    ObjectNode metrics = node.putObject("metrics");
    result
        .metrics()
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                metrics.put(name, value);
              }
            });
    if (!result.error().isEmpty()) {
      node.put("error", result.error());
    }
    return node;
  }

  /**
   * Reads it.
   *
   * @throws GanException of kind USAGE if the folder is no sweep's
   */
  static SweepRecord read(SweepFolder folder) {
    String text =
        SmallFile.read(folder.record(), LARGEST)
            .orElseThrow(
                () ->
                    GanException.usage(
                        "this folder is no sweep: there is no sweep.json in it",
                        folder.path().toString(),
                        "give an experiment, or the folder of a sweep"));
    try {
      JsonNode root = Json.parse(text);
      SweepPlan plan =
          new SweepPlan(
              Json.write(root.path("experiment")),
              root.path("source").asText(),
              texts(root.path("set")),
              texts(root.path("vary")).stream().map(Variation::parse).toList(),
              root.has("metric") ? root.path("metric").asText() : null,
              root.path("random").asInt(),
              root.path("drawSeed").asLong(),
              root.path("halving").asInt());
      Objective objective =
          new Objective(
              root.path("objective").path("name").asText(),
              root.path("objective").path("higherIsBetter").asBoolean());
      return new SweepRecord(plan, objective, results(root.path("results")));
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      throw GanException.usage(
          "the record of the sweep is damaged: " + e.getMessage(),
          folder.record().toString(),
          "begin the sweep anew in another folder",
          e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static Map<String, Map<Long, PointResult>> results(JsonNode all) {
    Map<String, Map<Long, PointResult>> results = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> point : all.properties()) {
      Map<Long, PointResult> byLength = new TreeMap<>();
      point.getValue().forEach(node -> byLength.put(node.path("length").asLong(), result(node)));
      results.put(point.getKey(), byLength);
    }
    return results;
  }

  private static PointResult result(JsonNode node) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    node.path("metrics")
        .properties()
        .forEach(metric -> metrics.put(metric.getKey(), metric.getValue().asDouble()));
    return new PointResult(
        PointResult.Status.valueOf(node.path("status").asText()),
        node.path("iteration").asLong(),
        node.path("steps").asLong(),
        node.path("seconds").asDouble(),
        metrics,
        node.path("error").asText(""));
  }
}
