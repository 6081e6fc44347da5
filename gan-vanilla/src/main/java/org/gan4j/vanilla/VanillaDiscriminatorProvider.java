package org.gan4j.vanilla;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.DiscriminatorConditioning;
import org.gan4j.nn.LayeredDiscriminator;

/** Provides the discriminator {@code vanilla}. */
public final class VanillaDiscriminatorProvider
    extends NamedProvider<VanillaDiscriminatorConfiguration>
    implements DiscriminatorProvider<VanillaDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public VanillaDiscriminatorProvider() {
    super(
        "vanilla",
        VanillaDiscriminatorConfiguration.class,
        "Multilayer perceptron, as in the first GAN paper (Goodfellow et al. 2014)");
  }

  @Override
  public Discriminator create(
      VanillaDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    SampleShape condition = context.condition();
    if (condition != null
        && condition.isImage()
        && configuration.conditioning() != DiscriminatorConditioning.INPUT) {
      throw GanException.usage(
          "a condition that is an image of " + condition + " can be injected at the input only",
          "discriminator.conditioning",
          "leave it out, or write \"input\"");
    }
    if (condition != null
        && context.outputs() != 1
        && configuration.conditioning() == DiscriminatorConditioning.PROJECTION) {
      throw GanException.usage(
          "a projection discriminator returns one logit for each sample, and the game needs "
              + context.outputs()
              + " numbers",
          "discriminator.conditioning",
          "write \"input\" or \"every-layer\", or choose another game");
    }
    return LayeredDiscriminator.of(
        context,
        configuration.definition(condition == null ? 0 : condition.length(), context.outputs()));
  }
}
