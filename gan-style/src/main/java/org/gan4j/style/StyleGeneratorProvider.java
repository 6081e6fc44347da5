package org.gan4j.style;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.Halvings;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;

/** Provides the generator {@code style}. */
public final class StyleGeneratorProvider extends NamedProvider<StyleGeneratorConfiguration>
    implements GeneratorProvider<StyleGeneratorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public StyleGeneratorProvider() {
    super(
        StyleGeneratorConfiguration.TYPE,
        StyleGeneratorConfiguration.class,
        "Convolutions that a style modulates, from a learned constant (Karras et al. 2019, 2020)");
  }

  @Override
  public Generator create(StyleGeneratorConfiguration configuration, GeneratorContext context) {
    if (context.latentSize() < 1) {
      throw GanException.usage(
          "style makes styles of a latent, and there is none",
          "latent.size",
          "give the latent a size of at least 1, such as 128");
    }
    SampleShape condition = context.condition();
    if (condition != null && condition.isImage()) {
      throw GanException.usage(
          "style has no encoder for a condition that is an image of " + condition,
          "generator.type",
          "choose a generator that encodes its condition, or another task");
    }
    Halvings halvings = StyleStages.of(context.output());
    NetworkDefinition definition =
        configuration.definition(
            context.latentSize(),
            condition == null ? 0 : condition.length(),
            context.output(),
            halvings);
    return new StyleGenerator(
        LayeredGenerator.of(context, definition),
        configuration.places(halvings),
        configuration.styleSize(),
        context.output());
  }
}
