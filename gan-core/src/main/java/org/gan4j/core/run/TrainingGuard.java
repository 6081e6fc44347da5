package org.gan4j.core.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.NumberName;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.experiment.GuardOptions.Action;
import org.gan4j.training.Guard;
import org.gan4j.training.LearningPlayer;
import org.gan4j.training.TrainingFailure;
import org.gan4j.training.TrainingFailure.Kind;
import org.gan4j.training.TrainingFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a training whenever a checkpoint is due, before it is written, so that every written
 * checkpoint is sound. The result depends on that iteration alone: a resumed training meets the
 * same failure at the same step.
 */
final class TrainingGuard implements Guard {
  private static final Logger LOGGER = LoggerFactory.getLogger(TrainingGuard.class);

  private final GuardOptions options;
  private final Interval every;
  private final Diversity diversity;
  private final List<LearningPlayer> players;
  private final Warnings warnings;
  private final Set<Kind> warned = EnumSet.noneOf(Kind.class);
  private long latest;

  /** Records warnings. */
  @FunctionalInterface
  interface Warnings {
    void warned(Progress progress, TrainingFailure failure);
  }

  /**
   * Guards a training.
   *
   * @param sampler of the generator in training
   * @param warnings records warnings
   * @param from the steps that were taken before
   */
  TrainingGuard(PreparedTraining training, Sampler sampler, Warnings warnings, long from) {
    this.options = training.experiment().guard();
    this.every = new Interval(training.experiment().checkpoint().everySteps());
    this.diversity = new Diversity(training, sampler);
    this.players = training.setup().players();
    this.warnings = warnings;
    this.latest = from;
  }

  @Override
  public void examine(IterationReport report) {
    long before = latest;
    latest = report.progress().steps();
    if (latest >= options.startStep() && every.isDue(before, latest)) {
      Optional<TrainingFailure> failure = gradients(report).or(this::samples);
      failure.ifPresentOrElse(found -> act(found, report), warned::clear);
    }
  }

  private void act(TrainingFailure failure, IterationReport report) {
    if (options.action() != Action.WARN) {
      throw new TrainingFailureException(failure);
    }
    warnings.warned(report.progress(), failure);
    if (warned.add(failure.kind())) {
      LOGGER.warn("{} (step {}): {}", failure.problem(), failure.step(), failure.remedy());
    }
  }

  private Optional<TrainingFailure> gradients(IterationReport report) {
    for (int i = players.size() - 1; i >= 0; i--) {
      LearningPlayer player = players.get(i);
      // A player that took no step has no norm, and no comparison with NaN is true.
      double norm = report.number(NumberName.gradientNorm(player.name()));
      if (norm < options.gradientFloor()) {
        return failure(
            Kind.VANISHED_GRADIENT,
            "the " + player.name() + "'s gradient has vanished: its norm is %.2g",
            norm,
            remedy(player.networks().get(0).role()));
      }
    }
    return Optional.empty();
  }

  private static String remedy(NetworkRole role) {
    return role == NetworkRole.DISCRIMINATOR
        ? "the discriminator separates real and generated samples completely: smooth its labels, regularize it, or make it smaller"
        : "the discriminator is too far ahead: give it fewer steps or a lower learning rate, smooth"
            + " its labels, or choose a loss that does not saturate";
  }

  private Optional<TrainingFailure> samples() {
    double ratio = options.diversityFloor() > 0 ? diversity.ratio() : Double.NaN;
    if (ratio < options.diversityFloor()) {
      return failure(
          Kind.COLLAPSE,
          "the generator has collapsed: the mean distance of its samples is %.2g of that of the data",
          ratio,
          "lower the generator's learning rate, give the discriminator more steps, smooth its"
              + " labels, or try another loss or regularizer");
    }
    if (ratio > 1 / options.diversityFloor()) {
      return failure(
          Kind.EXPLOSION,
          "the generator's samples are too far apart: their mean distance is %.2g times that of the data",
          ratio,
          "lower both learning rates, or clip the generator's gradient");
    }
    return Optional.empty();
  }

  private Optional<TrainingFailure> failure(
      Kind kind, String problem, double number, String remedy) {
    return Optional.of(
        new TrainingFailure(kind, latest, String.format(Locale.ROOT, problem, number), remedy));
  }
}
