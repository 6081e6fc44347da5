package org.gan4j.residual;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;

/** Provides the generator {@code residual}. */
public final class ResidualGeneratorProvider extends NamedProvider<ResidualGeneratorConfiguration>
    implements GeneratorProvider<ResidualGeneratorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ResidualGeneratorProvider() {
    super(
        ResidualGeneratorConfiguration.TYPE,
        ResidualGeneratorConfiguration.class,
        "Residual blocks from a latent to an image (Miyato et al. 2018)");
  }

  @Override
  public Generator create(ResidualGeneratorConfiguration configuration, GeneratorContext context) {
    int condition = Conditions.ofGenerator(context, ResidualGeneratorConfiguration.TYPE);
    return LayeredGenerator.of(context, configuration.definition(condition, context.output()));
  }
}
