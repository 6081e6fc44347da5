package org.gan4j.experiment;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.component.Option;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;

/** How the generator is evaluated during the training. */
public record EvaluationOptions(
    @Option(
            value = "Steps between two evaluations, each of them metrics and a grid of samples",
            defaultValue = "500",
            min = 1)
        long everySteps,
    @Option(value = "Images in the grid", defaultValue = "64", min = 1, max = 10_000) int samples,
    @Option(value = "Metrics; the first one chooses the best checkpoint", defaultValue = "[]")
        @Slot(Kind.METRIC)
        List<Component> metrics,
    @Option(
            "Features that metrics compare; if absent, those that suit the data: automatic, where gan-evaluation is installed")
        @Slot(Kind.FEATURES)
        @Nullable Component features,
    @Option("Real data that metrics compare with; if absent, the samples that are held out")
        @Slot(Kind.DATASET)
        @Nullable Component reference,
    @Option(
            value =
                "Share of the dataset that is held out of the training for metrics; if absent, 0.1 where a metric compares with real samples and there is no reference, otherwise 0",
            min = 0,
            max = 0.9)
        @Nullable Double heldOut,
    @Option(
            value =
                "End the training when so many evaluations in a row have not been better than the best by the first metric; if absent, train to the end",
            min = 1)
        @Nullable Integer patience) {
  /** Held out for metrics where nothing else is said: enough of ten thousand, few of a hundred. */
  private static final double HELD_OUT = 0.1;

  /** Copies. */
  public EvaluationOptions {
    metrics = List.copyOf(metrics);
  }

  /** The same, compared with other data. */
  EvaluationOptions with(
      @Nullable Component otherReference,
      @Nullable Double otherShare,
      Optional<Component> suitable) {
    return new EvaluationOptions(
        everySteps,
        samples,
        metrics,
        features == null ? suitable.orElse(null) : features,
        otherReference,
        otherShare,
        patience);
  }

  /** The share that is held out is written out, since it changes the training. */
  EvaluationOptions resolved(boolean comparesSamples, @Nullable Component suitable) {
    double share = comparesSamples && reference == null ? HELD_OUT : 0;
    return new EvaluationOptions(
        everySteps,
        samples,
        metrics,
        features == null ? suitable : features,
        reference,
        heldOut == null ? (Double) share : heldOut,
        patience);
  }
}
