package org.gan4j.residual;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.NetworkDefinition;

/** Provides the discriminator {@code r3gan}. */
public final class R3ganDiscriminatorProvider extends NamedProvider<R3ganDiscriminatorConfiguration>
    implements DiscriminatorProvider<R3ganDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public R3ganDiscriminatorProvider() {
    super(
        R3ganDiscriminatorConfiguration.TYPE,
        R3ganDiscriminatorConfiguration.class,
        "Residual blocks without normalization, from an image to a logit (Huang et al. 2024)");
  }

  @Override
  public Discriminator create(
      R3ganDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    return LayeredDiscriminator.of(context, definition(configuration, context));
  }

  private static NetworkDefinition definition(
      R3ganDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    SampleShape condition = context.condition();
    if (condition == null || condition.isImage()) {
      // An image as the condition is concatenated to the sample.
      return configuration.definition(context.input(), 0, context.outputs());
    }
    if (context.outputs() != 1) {
      throw GanException.usage(
          "r3gan projects its features on the condition and returns one logit for each sample, and"
              + " the game needs "
              + context.outputs()
              + " numbers",
          "discriminator.type",
          "choose the type residual with the conditioning \"input\", or another game");
    }
    return configuration.definition(context.input(), condition.length(), 1);
  }
}
