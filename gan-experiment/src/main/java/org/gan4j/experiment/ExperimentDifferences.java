package org.gan4j.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.jspecify.annotations.Nullable;

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
    return between(there, here, Set.of());
  }

  private static List<String> between(String there, String here, Set<String> ignored) {
    Map<String, String> differences = new LinkedHashMap<>();
    collect("", relevant(there), relevant(here), differences);
    differences.keySet().removeAll(ignored);
    return List.copyOf(differences.values());
  }

  /**
   * Refuses an experiment that is not a run's. Places of files may differ: what is in them is
   * compared elsewhere.
   *
   * @param there the run's experiment as JSON, with all defaults
   * @param where it is
   * @param here the experiment to continue with as JSON, with all defaults
   * @param experiment the same
   * @throws GanException of kind USAGE if a training of the one cannot continue as the other
   */
  public static void requireNone(String there, String where, String here, Experiment experiment) {
    List<String> differences = between(there, here, places(experiment));
    if (!differences.isEmpty()) {
      throw GanException.usage(
              "the run belongs to another experiment: they differ in "
                  + String.join(", ", differences),
              where,
              "resume with the experiment.json of its run, or start a new run")
          .withCode(ErrorCode.EXPERIMENT_DIFFERS);
    }
  }

  /** Whether two components differ in nothing but places of files. */
  public static boolean areEqualButForPlaces(Component one, Component other) {
    return one.type().equals(other.type())
        && areEqualButForPlaces(one.configuration(), other.configuration());
  }

  private static boolean areEqualButForPlaces(Record here, Record there) {
    return here.getClass().equals(there.getClass())
        && Settings.of(here.getClass()).all().stream()
            .allMatch(
                setting ->
                    setting.isLocation()
                        || areEqualButForPlaces(setting.of(here), setting.of(there)));
  }

  private static boolean areEqualButForPlaces(@Nullable Object here, @Nullable Object there) {
    if (here instanceof ConfiguredProvider<?> one && there instanceof ConfiguredProvider<?> other) {
      return one.provider().type().equals(other.provider().type())
          && areEqualButForPlaces(one.configuration(), other.configuration());
    }
    return Objects.equals(here, there);
  }

  /** The settings of an experiment that are places of files, such as {@code dataset.path}. */
  private static Set<String> places(Experiment experiment) {
    Set<String> found = new HashSet<>();
    collectPlaces("", ExperimentReader.EXPERIMENT, experiment, found);
    return found;
  }

  private static void collectPlaces(
      String path, Settings settings, Record values, Set<String> found) {
    for (Setting setting : settings.all()) {
      String inner = inner(path, setting.name());
      Object value = setting.of(values);
      if (setting.isLocation()) {
        found.add(inner);
      } else if (value instanceof Component component) {
        Record chosen = component.configuration();
        collectPlaces(inner, Settings.of(chosen.getClass()), chosen, found);
      } else if (value instanceof ConfiguredProvider<?> nested) {
        Record chosen = nested.configuration();
        collectPlaces(inner, Settings.of(chosen.getClass()), chosen, found);
      }
    }
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
      String path, JsonNode theirs, JsonNode ours, Map<String, String> differences) {
    if (theirs.isObject() && ours.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      theirs.fieldNames().forEachRemaining(names::add);
      ours.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        collect(inner(path, name), theirs.path(name), ours.path(name), differences);
      }
    } else if (!theirs.equals(ours)) {
      differences.put(path, path + " (" + text(theirs) + " there, " + text(ours) + " here)");
    }
  }

  private static String inner(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "absent" : node.toString();
  }
}
