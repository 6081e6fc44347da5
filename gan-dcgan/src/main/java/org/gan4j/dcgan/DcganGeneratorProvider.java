package org.gan4j.dcgan;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;

/** Provides the generator {@code dcgan}. */
public final class DcganGeneratorProvider extends NamedProvider<DcganGeneratorConfiguration>
    implements GeneratorProvider<DcganGeneratorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public DcganGeneratorProvider() {
    super(
        "dcgan",
        DcganGeneratorConfiguration.class,
        "Transposed convolutions from a latent to an image (Radford et al. 2016)");
  }

  @Override
  public Generator create(DcganGeneratorConfiguration configuration, GeneratorContext context) {
    SampleShape condition = context.condition();
    if (context.latentSize() < 1) {
      throw GanException.usage(
          "dcgan makes images from a latent, and there is none",
          "latent.size",
          "give the latent a size of at least 1, such as 100");
    }
    if (condition != null && condition.isImage()) {
      throw GanException.usage(
          "dcgan has no encoder for a condition that is an image of " + condition,
          "generator.type",
          "choose a generator that encodes its condition, or another task");
    }
    int injected = condition == null ? 0 : condition.length();
    Generator generator =
        LayeredGenerator.of(
            context, configuration.definition(context.latentSize(), injected, context.output()));
    InitialScales.draw(generator, configuration.scaleDeviation(), context.key());
    return generator;
  }
}
