package org.gan4j.evaluation.metric;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.images.quality.StructuralSimilarity;

/** Provides {@code fidelity}. */
public final class FidelityProvider extends NamedProvider<FidelityConfiguration>
    implements MetricProvider<FidelityConfiguration> {
  static final String TYPE = "fidelity";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FidelityProvider() {
    super(
        TYPE,
        FidelityConfiguration.class,
        "PSNR and SSIM of the images made of conditions, against the true ones");
  }

  @Override
  public Metric create(FidelityConfiguration configuration, MetricContext context) {
    Task task = context.task();
    if (!answersConditions(task)) {
      throw GanException.usage(
          "fidelity compares the answer to a condition with the truth, and this task has no such"
              + " conditions",
          TYPE,
          "remove it, or choose a task such as super-resolution");
    }
    SampleShape samples = SampleKind.requireLikeData(TYPE, context);
    int least = StructuralSimilarity.WINDOW + 2 * configuration.border();
    if (!samples.isImage() || Math.min(samples.height(), samples.width()) < least) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "fidelity with a border of %d is for images of at least %d×%d pixels, not %s",
              configuration.border(),
              least,
              least,
              samples),
          TYPE,
          "remove it, or lower its \"border\"");
    }
    return new Fidelity(configuration, task);
  }

  /** Whether conditions are made of samples, which are then the true answers. */
  private static boolean answersConditions(Task task) {
    return task.generatorCondition() != null
        && task.classConditions().isEmpty()
        && task.drawConditions(1, RandomKey.ofSeed(0)).isEmpty();
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return answersConditions(context.task())
        && context.task().generated().equals(context.training().shape());
  }
}
