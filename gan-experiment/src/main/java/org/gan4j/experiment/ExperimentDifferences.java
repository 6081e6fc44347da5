package org.gan4j.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gan4j.api.concurrent.ThreadSafe;

/** The differences of two experiments that change the training steps. */
@ThreadSafe
public final class ExperimentDifferences {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExperimentDifferences() {}

  /**
   * Compares two resolved experiments.
   *
   * @param there as JSON, such as that of a checkpoint
   * @param here as JSON
   * @return each setting with both values; empty if a training of the one can continue as the other
   */
  public static List<String> between(String there, String here) {
    List<String> differences = new ArrayList<>();
    collect("", relevant(there), relevant(here), differences);
    return List.copyOf(differences);
  }

  /**
   * Length, evaluation, listeners, checkpoints and the guard may change: they do not change the
   * training steps, but for the data that an evaluation holds out.
   */
  private static JsonNode relevant(String experimentJson) {
    try {
      JsonNode root = MAPPER.readTree(experimentJson);
      if (root instanceof ObjectNode object) {
        object.remove(List.of("name", "listeners", "checkpoint", "guard"));
        if (object.path("evaluation") instanceof ObjectNode evaluation) {
          evaluation.retain("heldOut");
        }
        if (object.path("training") instanceof ObjectNode training) {
          training.remove(List.of("epochs", "iterations"));
        }
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("its experiment is no JSON", e);
    }
  }

  private static void collect(
      String path, JsonNode theirs, JsonNode ours, List<String> differences) {
    if (theirs.isObject() && ours.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      theirs.fieldNames().forEachRemaining(names::add);
      ours.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String inner = path.isEmpty() ? name : path + "." + name;
        collect(inner, theirs.path(name), ours.path(name), differences);
      }
    } else if (!theirs.equals(ours)) {
      differences.add(path + " (" + text(theirs) + " there, " + text(ours) + " here)");
    }
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "absent" : node.toString();
  }
}
