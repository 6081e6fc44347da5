package org.gan4j.core.run;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.Guard;
import org.gan4j.core.training.Trouble;
import org.gan4j.core.training.Trouble.Kind;
import org.gan4j.core.training.TroubleException;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.experiment.GuardOptions.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a training whenever a checkpoint is due, before it is written, so that what was written
 * was good. What it says depends on that iteration alone: a resumed training gets into the same
 * trouble at the same step.
 */
final class TrainingGuard implements Guard {
  private static final Logger LOGGER = LoggerFactory.getLogger(TrainingGuard.class);

  private final GuardOptions options;
  private final Every every;
  private final Diversity diversity;
  private final MetricsFile metrics;
  private final Set<Kind> warned = EnumSet.noneOf(Kind.class);
  private long latest;

  /**
   * Guards a training.
   *
   * @param sampler of the generator that learns
   * @param metrics where warnings are recorded
   * @param from the steps that were taken before
   */
  TrainingGuard(Game game, Sampler sampler, MetricsFile metrics, long from) {
    this.options = game.experiment().guard();
    this.every = new Every(game.experiment().checkpoint().everySteps());
    this.diversity = new Diversity(game, sampler);
    this.metrics = metrics;
    this.latest = from;
  }

  @Override
  public void examine(IterationReport report) {
    long before = latest;
    latest = report.progress().steps();
    if (latest >= options.startStep() && every.isDue(before, latest)) {
      Optional<Trouble> trouble = gradients(report).or(this::samples);
      trouble.ifPresentOrElse(found -> act(found, report), warned::clear);
    }
  }

  private void act(Trouble trouble, IterationReport report) {
    if (options.action() != Action.WARN) {
      throw new TroubleException(trouble);
    }
    metrics.warned(report.progress(), trouble);
    if (warned.add(trouble.kind())) {
      LOGGER.warn("{} (step {}): {}", trouble.problem(), trouble.step(), trouble.remedy());
    }
  }

  private Optional<Trouble> gradients(IterationReport report) {
    // A player that took no step has no norm, and no comparison with NaN is true.
    if (report.generatorGradientNorm() < options.gradientFloor()) {
      return trouble(
          Kind.VANISHED_GENERATOR_GRADIENT,
          "the generator's gradient has vanished: its norm is %.2g",
          report.generatorGradientNorm(),
          "the discriminator is too far ahead: give it fewer steps or a lower learning rate, smooth"
              + " its labels, or choose a loss that does not saturate");
    }
    if (report.discriminatorGradientNorm() < options.gradientFloor()) {
      return trouble(
          Kind.VANISHED_DISCRIMINATOR_GRADIENT,
          "the discriminator's gradient has vanished: its norm is %.2g",
          report.discriminatorGradientNorm(),
          "it has nothing left to learn: smooth its labels, regularize it, or make it smaller");
    }
    return Optional.empty();
  }

  private Optional<Trouble> samples() {
    double ratio = options.diversityFloor() > 0 ? diversity.ratio() : Double.NaN;
    if (ratio < options.diversityFloor()) {
      return trouble(
          Kind.COLLAPSE,
          "the generator has collapsed: its samples differ by %.2g of what data differ by",
          ratio,
          "lower the generator's learning rate, give the discriminator more steps, smooth its"
              + " labels, or try another loss or regularizer");
    }
    if (ratio > 1 / options.diversityFloor()) {
      return trouble(
          Kind.EXPLOSION,
          "the generator's samples are out of all proportion: they differ %.2g times as much as data",
          ratio,
          "lower both learning rates, or clip the generator's gradient");
    }
    return Optional.empty();
  }

  private Optional<Trouble> trouble(Kind kind, String problem, double number, String remedy) {
    return Optional.of(
        new Trouble(kind, latest, String.format(Locale.ROOT, problem, number), remedy));
  }
}
