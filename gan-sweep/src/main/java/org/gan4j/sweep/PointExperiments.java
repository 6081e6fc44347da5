package org.gan4j.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Problem;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;

/** The experiments of the points of a sweep. */
@NotThreadSafe
final class PointExperiments {
  private final Gan gan;
  private final SweepPlan plan;
  private final Map<Point, Long> iterations = new HashMap<>();

  PointExperiments(Gan gan, SweepPlan plan) {
    this.gan = gan;
    this.plan = plan;
  }

  /**
   * The resolved experiment of a point, as JSON.
   *
   * @param iterations of the training; 0 for those of the experiment
   */
  String json(Point point, long iterations) {
    List<String> more = iterations == 0 ? List.of() : List.of("training.iterations=" + iterations);
    return gan.toJson(read(point, more).experiment());
  }

  /**
   * The iterations of a point's training.
   *
   * @throws GanException of kind USAGE if its length is in epochs
   */
  long iterations(Point point) {
    return iterations.computeIfAbsent(point, this::readIterations);
  }

  private long readIterations(Point point) {
    Long length = read(point, List.of()).experiment().training().iterations();
    if (length == null) {
      throw GanException.usage(
          "halving divides training.iterations, and the experiment counts epochs",
          plan.source() + ", training.epochs",
          "add --set training.iterations=N");
    }
    return length;
  }

  private LocatedExperiment read(Point point, List<String> more) {
    List<String> overrides = new ArrayList<>(plan.overrides());
    overrides.addAll(point.overrides());
    overrides.addAll(more);
    LocatedExperiment read = gan.read(plan.experiment(), plan.source(), overrides);
    String metric = plan.metric();
    if (metric == null) {
      requireMetric(read.experiment());
      return read;
    }
    overrides.add("evaluation.metrics=" + metrics(read.experiment(), metric));
    return gan.read(plan.experiment(), plan.source(), overrides);
  }

  private void requireMetric(Experiment experiment) {
    if (experiment.evaluation().metrics().isEmpty()) {
      throw GanException.usage(
          "nothing ranks the points: the experiment names no metric",
          plan.source() + ", evaluation.metrics",
          "add --metric NAME; 'gan components metric' lists them");
    }
  }

  /** The metric first, with the experiment's settings if it has it; then the others. */
  private String metrics(Experiment experiment, String text) {
    JsonNode known = Json.parse(gan.toJson(experiment)).path("evaluation").path("metrics");
    boolean named = !text.stripLeading().startsWith("{");
    JsonNode chosen =
        named ? JsonNodeFactory.instance.objectNode().put("type", text) : Json.parse(text);
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode metric : known) {
      if (!metric.path("type").equals(chosen.path("type"))) {
        all.add(metric);
      } else if (named) {
        chosen = metric;
      }
    }
    all.insert(0, chosen);
    return all.toString();
  }

  /**
   * Makes every check that can be made before the first step, for all points.
   *
   * @return what ranks the points; null if there are none
   * @throws ExperimentException with everything that is wrong with any of them
   */
  @Nullable Objective check(List<Point> points, SweepListener listener) {
    requireKnownMetric();
    Map<String, Problem> problems = new LinkedHashMap<>();
    List<Point> sound = new ArrayList<>();
    Set<Map<String, String>> configurations = new HashSet<>();
    for (Point point : points) {
      try {
        read(point, List.of());
        if (configurations.add(point.configuration())) {
          sound.add(point);
        }
      } catch (ExperimentException e) {
        add(e.problems(), problems);
      }
    }
    raise(problems);
    Objective objective = null;
    for (int i = 0; i < sound.size(); i++) {
      listener.checking(i + 1, sound.size());
      try (PreparedTraining training = gan.assemble(read(sound.get(i), List.of()))) {
        objective = training.metrics().get(0).metric().objective();
      } catch (ExperimentException e) {
        add(e.problems(), problems);
      } catch (GanException e) {
        Problem problem = new Problem("", e.where(), 0, 0, e.problem(), e.remedy());
        add(List.of(problem.withCode(e.code(), e.subject())), problems);
      }
    }
    raise(problems);
    return objective;
  }

  /** Before the points, each of which would have the same problem. */
  private void requireKnownMetric() {
    String metric = plan.metric();
    if (metric == null) {
      return;
    }
    try {
      gan.component(Kind.METRIC, metric);
    } catch (ExperimentException e) {
      throw new ExperimentException(
          e.problems().stream()
              .map(
                  problem ->
                      new Problem(
                              problem.path(),
                              "--metric " + metric,
                              0,
                              0,
                              problem.message(),
                              problem.remedy())
                          .withCode(problem.code(), problem.subject()))
              .toList());
    }
  }

  /** What is wrong with the experiment itself is wrong with every point, and reported once. */
  private static void add(List<Problem> found, Map<String, Problem> problems) {
    found.forEach(problem -> problems.putIfAbsent(problem.text(), problem));
  }

  private static void raise(Map<String, Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ExperimentException(List.copyOf(problems.values()));
    }
  }
}
