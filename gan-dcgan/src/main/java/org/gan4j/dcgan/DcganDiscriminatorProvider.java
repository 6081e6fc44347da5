package org.gan4j.dcgan;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.DiscriminatorConditioning;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.NetworkDefinition;

/** Provides the discriminator {@code dcgan}. */
public final class DcganDiscriminatorProvider extends NamedProvider<DcganDiscriminatorConfiguration>
    implements DiscriminatorProvider<DcganDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public DcganDiscriminatorProvider() {
    super(
        "dcgan",
        DcganDiscriminatorConfiguration.class,
        "Strided convolutions from an image to a logit (Radford et al. 2016)");
  }

  @Override
  public Discriminator create(
      DcganDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    Discriminator discriminator =
        LayeredDiscriminator.of(context, definition(configuration, context));
    InitialScales.draw(discriminator, configuration.scaleDeviation(), context.key());
    return discriminator;
  }

  private static NetworkDefinition definition(
      DcganDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    SampleShape condition = context.condition();
    if (condition == null || !condition.isImage()) {
      int length = condition == null ? 0 : condition.length();
      requireOneOutput(configuration, length, context.outputs());
      return configuration.definition(context.input(), length, context.outputs());
    }
    if (configuration.conditioning() != DiscriminatorConditioning.INPUT) {
      throw GanException.usage(
          "a condition that is an image of " + condition + " can be injected at the input only",
          "discriminator.conditioning",
          "leave it out, or write \"input\"");
    }
    return configuration
        .definition(context.input(), 0, context.outputs())
        .withConditioning(Conditioning.concatenation());
  }

  private static void requireOneOutput(
      DcganDiscriminatorConfiguration configuration, int condition, int outputs) {
    if (configuration.conditioning() == DiscriminatorConditioning.PROJECTION
        && condition > 0
        && outputs != 1) {
      throw GanException.usage(
          "a projection discriminator returns one logit for each sample, and the game needs "
              + outputs
              + " numbers",
          "discriminator.conditioning",
          "write \"input\" or \"every-layer\", or choose another game");
    }
  }
}
