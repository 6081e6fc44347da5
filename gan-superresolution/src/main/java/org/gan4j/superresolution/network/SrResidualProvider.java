package org.gan4j.superresolution.network;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;

/** Provides the generator {@code sr-residual}. */
public final class SrResidualProvider extends NamedProvider<SrResidualConfiguration>
    implements GeneratorProvider<SrResidualConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SrResidualProvider() {
    super(
        "sr-residual",
        SrResidualConfiguration.class,
        "Residual blocks on the small image, then doublings: SRResNet (Ledig et al. 2017)");
  }

  @Override
  public Generator create(SrResidualConfiguration configuration, GeneratorContext context) {
    SampleShape small = context.condition();
    SampleShape large = context.output();
    if (small == null || !small.isImage() || !large.isImage()) {
      throw GanException.usage(
          "sr-residual enlarges images, and the task gives it none",
          "generator.type",
          "choose the task super-resolution, or another generator");
    }
    if (context.latentSize() > 0) {
      throw GanException.usage(
          "sr-residual makes one image of each small one, and uses no noise",
          "latent.size",
          "set it to 0");
    }
    int factor = factor(small, large);
    requireField(configuration.kernel(), small);
    if (configuration.skip() == Skip.BICUBIC && small.channels() != large.channels()) {
      throw GanException.usage(
          "an image of " + small + " cannot be added to one of " + large,
          "generator.skip",
          "set it to \"none\"");
    }
    return LayeredGenerator.translating(context, configuration.definition(factor, large.channels()))
        .withLocality(configuration.locality(factor));
  }

  private static int factor(SampleShape small, SampleShape large) {
    int factor = large.height() / small.height();
    boolean whole =
        large.height() == factor * small.height() && large.width() == factor * small.width();
    if (!whole || factor < 2 || Integer.bitCount(factor) != 1) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "sr-residual doubles images once or more, and %s is to be %s",
              small,
              large),
          "generator.type",
          "choose the task super-resolution, or another generator");
    }
    return factor;
  }

  /** Otherwise every window has more padding than image, on one side or the other. */
  private static void requireField(int kernel, SampleShape small) {
    int least = (kernel + 1) / 2;
    int side = Math.min(small.height(), small.width());
    if (side < least) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "small images of %s are smaller than half of a window of %d×%d",
              small,
              kernel,
              kernel),
          "generator.kernel",
          side >= 2
              ? "set it to at most " + (2 * side - 1) + ", or take larger images"
              : "take larger images");
    }
  }
}
