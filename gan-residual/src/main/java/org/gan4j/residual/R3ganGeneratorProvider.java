package org.gan4j.residual;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;

/** Provides the generator {@code r3gan}. */
public final class R3ganGeneratorProvider extends NamedProvider<R3ganGeneratorConfiguration>
    implements GeneratorProvider<R3ganGeneratorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public R3ganGeneratorProvider() {
    super(
        R3ganGeneratorConfiguration.TYPE,
        R3ganGeneratorConfiguration.class,
        "Residual blocks without normalization, from a latent to an image (Huang et al. 2024)");
  }

  @Override
  public Generator create(R3ganGeneratorConfiguration configuration, GeneratorContext context) {
    int condition = Conditions.ofGenerator(context, R3ganGeneratorConfiguration.TYPE);
    return LayeredGenerator.of(context, configuration.definition(condition, context.output()));
  }
}
