package org.gan4j.inpainting.network;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.LayeredDiscriminator;

/** Provides the discriminator {@code context-encoder}. */
public final class ContextEncoderDiscriminatorProvider
    extends NamedProvider<ContextEncoderDiscriminatorConfiguration>
    implements DiscriminatorProvider<ContextEncoderDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ContextEncoderDiscriminatorProvider() {
    super(
        "context-encoder",
        ContextEncoderDiscriminatorConfiguration.class,
        "Tells true content from made-up content of a hole, or images (Pathak et al. 2016)");
  }

  @Override
  public Discriminator create(
      ContextEncoderDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    return LayeredDiscriminator.of(context, configuration.definition(context));
  }
}
