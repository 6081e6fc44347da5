package org.gan4j.residual;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.NetworkDefinition;

/** Provides the discriminator {@code residual}. */
public final class ResidualDiscriminatorProvider
    extends NamedProvider<ResidualDiscriminatorConfiguration>
    implements DiscriminatorProvider<ResidualDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ResidualDiscriminatorProvider() {
    super(
        ResidualDiscriminatorConfiguration.TYPE,
        ResidualDiscriminatorConfiguration.class,
        "Residual blocks from an image to a logit (Miyato et al. 2018)");
  }

  @Override
  public Discriminator create(
      ResidualDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    return LayeredDiscriminator.of(context, definition(configuration, context));
  }

  private static NetworkDefinition definition(
      ResidualDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    SampleShape condition = context.condition();
    SampleShape input = context.input();
    boolean projecting = configuration.conditioning() == DiscriminatorInjection.PROJECTION;
    if (condition == null) {
      return configuration.definition(input, 0, context.outputs());
    }
    if (condition.isImage()) {
      if (projecting) {
        throw GanException.usage(
            "a condition that is an image of " + condition + " can be injected at the input only",
            "discriminator.conditioning",
            "write \"input\"");
      }
      return configuration
          .definition(input, 0, context.outputs())
          .withConditioning(Conditioning.concatenation());
    }
    if (projecting) {
      Conditions.requireOneOutput(context, "write \"input\", or choose another game");
      return configuration.definition(input, condition.length(), 1);
    }
    return configuration.definition(input, 0, context.outputs());
  }
}
