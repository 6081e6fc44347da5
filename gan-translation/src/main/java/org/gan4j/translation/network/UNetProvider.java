package org.gan4j.translation.network;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;

/**
 * Provides the generator {@code u-net}: an encoder that halves the picture down to one pixel, and a
 * decoder that sees the encoder's picture of the same size at each step. Ronneberger et al.,
 * "U-Net", 2015, as Isola et al. 2017, section 6.1, use it.
 */
public final class UNetProvider extends NamedProvider<UNetConfiguration>
    implements GeneratorProvider<UNetConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public UNetProvider() {
    super(
        "u-net",
        UNetConfiguration.class,
        "Halves a picture and doubles it again, with connections between equal sizes (Isola et al. 2017)");
  }

  @Override
  public Generator create(UNetConfiguration configuration, GeneratorContext context) {
    TranslatedPictures.require(type(), context);
    return LayeredGenerator.translating(context, configuration.definition(context.output()));
  }
}
