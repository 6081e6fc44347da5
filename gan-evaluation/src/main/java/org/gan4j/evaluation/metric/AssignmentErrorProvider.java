package org.gan4j.evaluation.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides {@code assignment-error}. */
public final class AssignmentErrorProvider implements MetricProvider<AssignmentErrorConfiguration> {

  @Override
  public String type() {
    return "assignment-error";
  }

  @Override
  public Class<AssignmentErrorConfiguration> configuration() {
    return AssignmentErrorConfiguration.class;
  }

  @Override
  public String description() {
    return "Share of samples whose code is not that of their class (Chen et al. 2016)";
  }

  @Override
  public Metric create(AssignmentErrorConfiguration configuration, MetricContext context) {
    if (!context.readouts().contains(configuration.readout())) {
      throw GanException.usage(
          "the game has no readout \"" + configuration.readout() + "\"",
          "assignment-error",
          context.readouts().isEmpty()
              ? "choose the game info-gan, or leave the metric out"
              : "its readouts: "
                  + String.join(", ", context.readouts().stream().sorted().toList()));
    }
    if (context.training().classes().isEmpty()) {
      throw GanException.usage(
          "assignment-error compares with classes, and the dataset has no labels",
          "assignment-error",
          "choose a dataset with classes, or leave the metric out");
    }
    return new AssignmentError(configuration);
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.readouts().contains("code") && !context.training().classes().isEmpty();
  }
}
