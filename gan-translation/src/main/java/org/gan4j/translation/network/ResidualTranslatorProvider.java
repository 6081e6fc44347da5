package org.gan4j.translation.network;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;

/**
 * Provides the generator {@code residual-translator}: CycleGAN's (Zhu et al. 2017, section 7.2),
 * after Johnson et al., "Perceptual losses for real-time style transfer", 2016. Borders are padded
 * with zeros, not with reflections, and the picture is doubled by windows of 4×4.
 */
public final class ResidualTranslatorProvider extends NamedProvider<ResidualTranslatorConfiguration>
    implements GeneratorProvider<ResidualTranslatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ResidualTranslatorProvider() {
    super(
        "residual-translator",
        ResidualTranslatorConfiguration.class,
        "Residual blocks at a quarter of the size (CycleGAN: Zhu et al. 2017)");
  }

  @Override
  public Generator create(ResidualTranslatorConfiguration configuration, GeneratorContext context) {
    TranslatedPictures.require(type(), context);
    return LayeredGenerator.translating(context, configuration.definition(context.output()));
  }
}
