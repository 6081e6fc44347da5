package org.gan4j.vanilla;

import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Parameters;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.LayeredGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Provides the generator {@code vanilla}. */
public final class VanillaGeneratorProvider extends NamedProvider<VanillaGeneratorConfiguration>
    implements GeneratorProvider<VanillaGeneratorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public VanillaGeneratorProvider() {
    super(
        "vanilla",
        VanillaGeneratorConfiguration.class,
        "Multilayer perceptron, as in the first GAN paper (Goodfellow et al. 2014)");
  }

  @Override
  public Generator create(VanillaGeneratorConfiguration configuration, GeneratorContext context) {
    LayeredGenerator generator =
        LayeredGenerator.of(
            context,
            configuration.definition(context.output(), injectedLength(configuration, context)));
    Supplier<INDArray> dataMean = context.dataMean();
    if (configuration.outputBias() == OutputBias.MARGINALS && dataMean != null) {
      try (INDArray mean = dataMean.get();
          INDArray bias = configuration.output().inverse(context.output(), mean)) {
        outputBias(generator).assign(bias);
      }
    }
    return generator;
  }

  /** The last bias of a generator, which is the output layer's. */
  private static INDArray outputBias(LayeredGenerator generator) {
    return generator.parameters().named().stream()
        .filter(parameter -> parameter.role() == Parameters.Role.BIAS)
        .reduce((first, second) -> second)
        .orElseThrow()
        .value();
  }

  /**
   * The length of the condition that hidden layers receive; without a latent the condition is the
   * input.
   */
  private static int injectedLength(
      VanillaGeneratorConfiguration configuration, GeneratorContext context) {
    SampleShape condition = context.condition();
    boolean again = configuration.conditioning() == GeneratorConditioning.EVERY_LAYER;
    if (condition == null || context.latentSize() == 0 || !again) {
      return 0;
    }
    if (condition.isImage()) {
      throw GanException.usage(
          "a condition that is an image of " + condition + " can be injected at the input only",
          "generator.conditioning",
          "leave it out, or write \"input\"");
    }
    return condition.length();
  }
}
