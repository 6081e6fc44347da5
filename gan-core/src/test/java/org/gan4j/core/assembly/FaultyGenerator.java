package org.gan4j.core.assembly;

import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.testkit.Defaults;
import org.gan4j.vanilla.VanillaGeneratorConfiguration;
import org.gan4j.vanilla.VanillaGeneratorProvider;

/** A generator that makes vectors of length 3, whatever it was asked for. */
final class FaultyGenerator implements GeneratorProvider<FaultyGenerator.Configuration> {
  record Configuration() {}

  @Override
  public String type() {
    return "faulty";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public Generator create(Configuration configuration, GeneratorContext context) {
    VanillaGeneratorProvider real = new VanillaGeneratorProvider();
    return real.create(
        Defaults.of(VanillaGeneratorConfiguration.class),
        GeneratorContext.of(
            context.latentSize(),
            context.condition(),
            SampleShape.vector(3),
            context.dataType(),
            context.key()));
  }
}
