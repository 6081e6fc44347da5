package org.gan4j.core.trained;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.CheckpointSearch;
import org.gan4j.core.run.TrainingState;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Measurement;
import org.gan4j.core.sampling.Readouts;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.training.LearningNetwork;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentDifferences;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.ResumedProvenance;

/**
 * The values of an experiment's metrics for one of its checkpoints.
 *
 * @param checkpoint which one
 * @param steps how many parameter updates both players had taken
 * @param metrics named numbers, in the order of the experiment's metrics
 * @param warnings what a user should know about the data, such as that they are few
 */
public record Evaluation(
    Path checkpoint, long steps, Map<String, Double> metrics, List<String> warnings) {

  /** Copies. */
  public Evaluation {
    warnings = List.copyOf(warnings);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * Takes the metrics as training does after an iteration: without overrides the numbers are those
   * that training recorded for that step. Metrics that compare with the data of the training still
   * do so where the overrides name other data, such as held-out data.
   *
   * @param run a run's folder, a checkpoint, or a pointer to one
   * @param overrides of the experiment, such as other data: {@code dataset.split=test}, or {@code
   *     averaging=null} for the generator that was learning instead of its average
   * @param contexts what the dataset of an experiment is opened with
   * @throws org.gan4j.api.GanException if there is no checkpoint, or it does not fit
   * @throws org.gan4j.experiment.ExperimentException if the overrides do not fit
   */
  public static Evaluation of(
      Path run,
      List<String> overrides,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      Function<Experiment, DatasetContext> contexts) {
    try (Checkpoint checkpoint = CheckpointSearch.open(run)) {
      return of(checkpoint, overrides, reader, assembler, contexts);
    }
  }

  private static Evaluation of(
      Checkpoint checkpoint,
      List<String> overrides,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      Function<Experiment, DatasetContext> contexts) {
    LocatedExperiment located =
        reader.locate(checkpoint.header().experiment(), checkpoint.file().toString(), overrides);
    Experiment experiment = located.experiment();
    try (PreparedTraining training =
        assembler.assemble(located, contexts.apply(experiment), checkpoint)) {
      List<String> classes = checkpoint.header().classes();
      training.task().classConditions().ifPresent(found -> requireEqual(found.names(), classes));
      training.task().restore(checkpoint.prepared());
      restore(checkpoint, training);
      LearningNetwork sampled = training.setup().sampled();
      Sampler sampler =
          new Sampler(
              sampled.sampled(),
              training.latent(),
              training.task().generated(),
              Conditions.of(training.task(), training.dataset()));
      Experiment trained =
          reader.read(checkpoint.header().experiment(), checkpoint.file().toString(), List.of());
      boolean sameData =
          trained.dataset().equals(experiment.dataset())
              || (ExperimentDifferences.areEqualButForPlaces(
                      trained.dataset(), experiment.dataset())
                  && ResumedProvenance.isOfData(
                      checkpoint.header().provenance(), training.dataset().fingerprint()));
      Map<String, Double> metrics =
          sameData
              ? measure(training, training.metrics(), sampler)
              : heldOut(training, trained, sampler, assembler, contexts.apply(trained));
      List<String> warnings = new ArrayList<>(training.dataset().warnings());
      training.metrics().forEach(metric -> warnings.addAll(metric.warnings(training.dataset())));
      return new Evaluation(
          checkpoint.file(), checkpoint.header().progress().steps(), metrics, warnings);
    }
  }

  private static void requireEqual(List<String> found, List<String> learned) {
    if (!found.equals(learned)) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the data have the classes %s, and the generator has learned %s",
              String.join(", ", found),
              String.join(", ", learned)),
          "dataset",
          "name data with the same classes");
    }
  }

  private static void restore(Checkpoint checkpoint, PreparedTraining training) {
    for (LearningNetwork network : training.setup().networks()) {
      boolean averaged = network.average() != null;
      checkpoint.restore(TrainingState.parameters(network.name(), network.sampled(), averaged));
    }
  }

  private static Map<String, Double> measure(
      PreparedTraining training, List<Metric> metrics, Sampler sampler) {
    Readouts readouts =
        Readouts.of(training.setup().game(), name -> training.setup().network(name).sampled());
    RandomKey key = training.setup().key().split("evaluation");
    return Measurement.of(metrics, sampler, readouts, training.dataset(), key);
  }

  private static Map<String, Double> heldOut(
      PreparedTraining training,
      Experiment trained,
      Sampler sampler,
      ExperimentAssembler assembler,
      DatasetContext context) {
    if (training.metrics().isEmpty()) {
      return Map.of();
    }
    try (Dataset data = assembler.dataset(trained, context)) {
      return measure(
          training,
          assembler.metrics(training.experiment(), training.task(), training.setup().game(), data),
          sampler);
    }
  }
}
