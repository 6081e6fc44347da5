package org.gan4j.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gan4j.api.GanException;
import org.gan4j.core.checkpoint.Checkpoint;

/** Only the training that made a checkpoint can go on from it exactly. */
final class ResumeCheck {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ResumeCheck() {}

  static void requireSameTraining(Checkpoint checkpoint, String experimentJson) {
    List<String> differences = new ArrayList<>();
    collect("", relevant(checkpoint.header().experiment()), relevant(experimentJson), differences);
    if (!differences.isEmpty()) {
      throw GanException.usage(
          "the checkpoint belongs to another experiment: they differ in "
              + String.join(", ", differences),
          checkpoint.file().toString(),
          "resume with the experiment.json of its run, or leave --resume out to start anew");
    }
  }

  /**
   * Length, pictures, listeners, checkpoints and the guard may change: they do not change what a
   * step does.
   */
  private static JsonNode relevant(String experimentJson) {
    try {
      JsonNode root = MAPPER.readTree(experimentJson);
      if (root instanceof ObjectNode object) {
        object.remove(List.of("name", "evaluation", "listeners", "checkpoint", "guard"));
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
