package org.gan4j.datasets.stacked;

import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;

/**
 * Provides {@code stacked-mnist}: three random digits as the three channels of a picture, so that
 * there are 1,000 modes (Metz et al., "Unrolled generative adversarial networks", ICLR 2017,
 * section 3.3.1). The stacks have no labels, as in the benchmark; 128,000 of them are those of Lin
 * et al., "PacGAN", NeurIPS 2018, section 4.2.
 */
public final class StackedMnistProvider extends NamedProvider<StackedMnistConfiguration>
    implements DatasetProvider<StackedMnistConfiguration> {
  static final String TYPE = "stacked-mnist";
  private static final int CLASSES = 10;

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public StackedMnistProvider() {
    super(
        TYPE,
        StackedMnistConfiguration.class,
        "three random digits as three channels, to count 1,000 modes (Metz et al. 2017)");
  }

  @Override
  public Dataset create(StackedMnistConfiguration configuration, DatasetContext context) {
    Dataset digits = ConfiguredProvider.create(configuration.digits(), context);
    try {
      requireDigits(digits);
      return new StackedDataset(
          digits,
          configuration.size(),
          RandomKey.ofSeed(configuration.seed()).split(StackedMnistProvider.TYPE));
    } catch (RuntimeException e) {
      digits.close();
      throw e;
    }
  }

  private static void requireDigits(Dataset digits) {
    if (!digits.shape().isImage() || digits.shape().channels() != 1) {
      throw refusal("stacked-mnist stacks images of one channel, not samples of " + digits.shape());
    }
    if (digits.classes().size() != CLASSES) {
      throw refusal(
          digits.classes().isEmpty()
              ? "stacked-mnist stacks images of ten classes, and these have no labels"
              : "stacked-mnist stacks images of ten classes, not of " + digits.classes().size());
    }
  }

  private static GanException refusal(String problem) {
    return GanException.usage(
        problem, "dataset.digits", "choose digits, such as {\"type\": \"mnist-10k\"}");
  }
}
