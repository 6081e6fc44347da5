package org.gan4j.core.trained;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.CheckpointSearch;
import org.gan4j.core.run.TrainingState;
import org.gan4j.core.sampling.ChosenMetric;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.sampling.Measurement;
import org.gan4j.core.sampling.Readouts;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentDifferences;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.ResumedProvenance;
import org.gan4j.training.LearningNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The values of an experiment's metrics for one of its checkpoints.
 *
 * @param checkpoint which one
 * @param steps how many parameter updates both players had taken
 * @param rows a row for each metric, in the order of the experiment
 */
public record Evaluation(Path checkpoint, long steps, List<Row> rows) {

  /** Copies the list. */
  public Evaluation {
    rows = List.copyOf(rows);
  }

  /**
   * The numbers of a metric.
   *
   * @param generated those of the generator
   * @param nulls those of real samples against others, of the same sizes; null if they were not
   *     asked for, or there are none
   * @param trainingSamples those of the training data in the generator's place; null likewise
   */
  public record Row(
      Measured generated, @Nullable Measured nulls, @Nullable Measured trainingSamples) {}

  /**
   * What is evaluated.
   *
   * @param run a run's folder, a checkpoint, or a pointer to one
   * @param overrides of the experiment, such as other data to compare with: {@code
   *     dataset.split=test}, or {@code averaging=null} for the generator that was learning instead
   *     of its average
   * @param withReals whether the numbers of real samples are taken as well
   * @param progress watches the learning of features
   */
  public record Request(
      Path run, List<String> overrides, boolean withReals, FeatureContext.Progress progress) {
    /** Copies the list. */
    public Request {
      overrides = List.copyOf(overrides);
    }
  }

  /** Named numbers of the generator, in the order of the experiment's metrics. */
  public Map<String, Double> metrics() {
    return Measured.values(rows.stream().map(Row::generated).toList());
  }

  /**
   * Takes the metrics as training does after an iteration: without overrides the numbers are those
   * that training recorded for that step. Where the experiment names no metric, those are taken
   * that judge such samples by default.
   *
   * @param contexts what the dataset of an experiment is opened with
   * @throws org.gan4j.api.GanException if there is no checkpoint, or it does not fit
   * @throws org.gan4j.experiment.ExperimentException if the overrides do not fit
   */
  public static Evaluation of(
      Request request,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      Function<Experiment, DatasetContext> contexts) {
    return with(
        request,
        reader,
        assembler,
        contexts,
        (checkpoint, training) -> {
          List<ChosenMetric> metrics =
              training.metrics().isEmpty()
                  ? assembler.defaultMetrics(training, reader)
                  : training.metrics();
          training.compared().features().learn(request.progress());
          return new Evaluation(
              checkpoint.file(),
              checkpoint.header().progress().steps(),
              measure(training, metrics, request.withReals()));
        });
  }

  /**
   * Compares the samples of a run's generator in a way that is no metric, such as a picture of
   * them.
   *
   * @param use receives the comparison, and the features of the experiment; both are valid during
   *     the call only
   */
  public static <T> T compare(
      Request request,
      BiFunction<Comparison, FeatureNetwork, T> use,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      Function<Experiment, DatasetContext> contexts) {
    return with(
        request,
        reader,
        assembler,
        contexts,
        (checkpoint, training) -> {
          FeatureNetwork features = training.compared().features().get(null).get();
          return use.apply(
              Measurement.comparison(
                      sampler(training),
                      training.dataset(),
                      training.compared().reference(),
                      key(training))
                  .forMetric(null),
              features);
        });
  }

  private static <T> T with(
      Request request,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      Function<Experiment, DatasetContext> contexts,
      BiFunction<Checkpoint, PreparedTraining, T> use) {
    try (Checkpoint checkpoint = CheckpointSearch.open(request.run())) {
      LocatedExperiment experiment =
          experiment(checkpoint, request.overrides(), reader, assembler, contexts);
      try (PreparedTraining training =
          assembler.assemble(experiment, contexts.apply(experiment.experiment()), checkpoint)) {
        training.task().restore(checkpoint.prepared());
        restore(checkpoint, training);
        return use.apply(checkpoint, training);
      }
    }
  }

  /**
   * Other data are compared with: the training's own stay what was trained with. The training data
   * in another place are no other data.
   */
  private static LocatedExperiment experiment(
      Checkpoint checkpoint,
      List<String> overrides,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      Function<Experiment, DatasetContext> contexts) {
    String source = checkpoint.file().toString();
    String json = checkpoint.header().experiment();
    Experiment trained = reader.read(json, source, List.of());
    LocatedExperiment located = reader.locate(json, source, overrides);
    Experiment changed = located.experiment();
    boolean moved =
        ExperimentDifferences.areEqualButForPlaces(trained.dataset(), changed.dataset())
            && !trained.dataset().equals(changed.dataset())
            && ResumedProvenance.isOfData(
                checkpoint.header().provenance(),
                assembler.fingerprint(changed, contexts.apply(changed)));
    if (!moved) {
      requireOneReference(trained, changed, source);
    }
    return new LocatedExperiment(
        changed.comparedWith(moved ? changed : trained, reader.automaticFeatures()),
        located.locations());
  }

  /** Other data of either name are compared with: of two, one would be passed over in silence. */
  private static void requireOneReference(Experiment trained, Experiment changed, String source) {
    boolean data = !trained.dataset().equals(changed.dataset());
    boolean reference =
        !Objects.equals(trained.evaluation().reference(), changed.evaluation().reference());
    if (data && reference) {
      throw GanException.usage(
          "the dataset and evaluation.reference both name other data to compare with",
          source,
          "leave out --reference, or --set dataset…");
    }
  }

  private static void restore(Checkpoint checkpoint, PreparedTraining training) {
    for (LearningNetwork network : training.setup().networks()) {
      boolean averaged = network.average() != null;
      checkpoint.restore(TrainingState.parameters(network.name(), network.sampled(), averaged));
    }
  }

  private static List<Row> measure(
      PreparedTraining training, List<ChosenMetric> metrics, boolean withReals) {
    Readouts readouts =
        Readouts.of(training.setup().game(), name -> training.setup().network(name).sampled());
    RandomKey key = key(training);
    Dataset reference = training.compared().reference();
    List<Measured> measured =
        Measurement.of(metrics, sampler(training), readouts, training.dataset(), reference, key);
    return withReals
        ? new RealSamples(training.dataset(), reference, key).beside(metrics, measured)
        : measured.stream().map(one -> new Row(one, null, null)).toList();
  }

  private static RandomKey key(PreparedTraining training) {
    return training.setup().key().split("evaluation");
  }

  private static Sampler sampler(PreparedTraining training) {
    return new Sampler(
        training.setup().sampled().sampled(),
        training.latent(),
        training.task().generated(),
        Conditions.compared(training.task(), training.dataset(), training.compared().reference()));
  }
}
