package org.gan4j.experiment;

import java.util.List;
import org.gan4j.api.component.Option;
import org.gan4j.experiment.registry.Kind;

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
        List<Component> metrics) {

  /** Copies. */
  public EvaluationOptions {
    metrics = List.copyOf(metrics);
  }
}
