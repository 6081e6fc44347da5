package org.gan4j.inpainting.network;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.inpainting.network.ContextEncoderGeneratorConfiguration.Noise;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.VectorPlanes;

/** Provides the generator {@code context-encoder}. */
public final class ContextEncoderGeneratorProvider
    extends NamedProvider<ContextEncoderGeneratorConfiguration>
    implements GeneratorProvider<ContextEncoderGeneratorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ContextEncoderGeneratorProvider() {
    super(
        "context-encoder",
        ContextEncoderGeneratorConfiguration.class,
        "Encodes the image with the hole, decodes what is missing (Pathak et al. 2016)");
  }

  @Override
  public Generator create(
      ContextEncoderGeneratorConfiguration configuration, GeneratorContext context) {
    SampleShape condition = context.condition();
    if (condition == null || !condition.isImage()) {
      throw GanException.usage(
          "the context encoder completes images with holes, and the task has none",
          "generator.type",
          "choose the task inpainting, or another generator");
    }
    int latent = context.latentSize();
    if (latent > 0 && configuration.noise() == Noise.INPUT) {
      SampleShape seen = VectorPlanes.INSTANCE.joined(SampleShape.vector(latent), condition);
      return LayeredGenerator.of(
          context,
          configuration
              .definition(seen, 0, context.output())
              .withConditioning(VectorPlanes.INSTANCE));
    }
    return LayeredGenerator.translating(
        context, configuration.definition(condition, latent, context.output()));
  }
}
