package org.gan4j.core.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.core.checkpoint.Checkpoint;
import org.gan4j.core.game.Game;
import org.gan4j.core.game.GameAssembler;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;

/**
 * What the metrics of an experiment say about one of its checkpoints.
 *
 * @param checkpoint which one
 * @param steps how many parameter updates both players had taken
 * @param metrics named numbers, in the order of the experiment's metrics
 */
public record Evaluation(Path checkpoint, long steps, Map<String, Double> metrics) {

  /** Copies the map. */
  public Evaluation {
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
      GameAssembler assembler,
      Function<Experiment, DatasetContext> contexts) {
    Checkpoint checkpoint = Checkpoint.open(TrainedGenerator.locate(run));
    Experiment experiment =
        reader.read(checkpoint.header().experiment(), checkpoint.file().toString(), overrides);
    try (Game game = assembler.assemble(experiment, contexts.apply(experiment))) {
      checkpoint.restore(GameState.sampled(experiment, game.sampled()));
      Sampler sampler =
          new Sampler(
              game.sampled(),
              game.latent(),
              game.task().generated(),
              Conditions.of(game.task(), game.dataset()));
      Experiment trained =
          reader.read(checkpoint.header().experiment(), checkpoint.file().toString(), List.of());
      RandomKey key = game.key().split("evaluation");
      Map<String, Double> metrics =
          trained.dataset().equals(experiment.dataset())
              ? Evaluator.measure(game.metrics(), sampler, game.dataset(), key)
              : heldOut(game, trained, sampler, assembler, contexts.apply(trained), key);
      return new Evaluation(checkpoint.file(), checkpoint.header().progress().steps(), metrics);
    }
  }

  private static Map<String, Double> heldOut(
      Game game,
      Experiment trained,
      Sampler sampler,
      GameAssembler assembler,
      DatasetContext context,
      RandomKey key) {
    if (game.metrics().isEmpty()) {
      return Map.of();
    }
    try (Dataset training = assembler.dataset(trained, context)) {
      return Evaluator.measure(
          assembler.metrics(game.experiment(), game.task(), training),
          sampler,
          game.dataset(),
          key);
    }
  }
}
