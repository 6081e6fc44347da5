package org.gan4j.inpainting.metric;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides the metric {@code completion-spread}. */
public final class CompletionSpreadProvider
    implements MetricProvider<CompletionSpreadProvider.Configuration> {

  /**
   * Settings.
   *
   * @param images how many are completed
   * @param draws completions of each
   */
  public record Configuration(
      @Option(
              value = "Images to complete, spread evenly over the data",
              defaultValue = "100",
              min = 1,
              max = 100_000)
          int images,
      @Option(value = "Completions of each image", defaultValue = "200", min = 2, max = 100_000)
          int draws) {

    /** Checks. */
    public Configuration {
      Require.atLeast("images", images, 1);
      Require.atMost("images", images, 100_000);
      Require.atLeast("draws", draws, 2);
      Require.atMost("draws", draws, 100_000);
    }
  }

  @Override
  public String type() {
    return "completion-spread";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "How different the completions of one image are, and whether the truth is among them";
  }

  @Override
  public Metric create(Configuration configuration, Task task, Dataset reference) {
    return new CompletionSpread(configuration, InpaintingMetrics.requireInpainting(task, type()));
  }
}
