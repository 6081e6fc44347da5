package org.gan4j.vanilla;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.DiscriminatorConditioning;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.testkit.DiscriminatorContract;
import org.gan4j.testkit.GeneratorContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** Both players keep their contracts. */
class ContractsTest {

  private abstract static class Generators
      extends GeneratorContract<VanillaGeneratorConfiguration> {
    @Override
    protected VanillaGeneratorProvider provider() {
      return new VanillaGeneratorProvider();
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 4, 3);
    }
  }

  @Nested
  class GeneratorWithBatchNormalization extends Generators {
    @Override
    protected VanillaGeneratorConfiguration configuration() {
      return generator(HiddenActivation.LEAKY_RELU, Normalization.BATCH, 0);
    }
  }

  @Nested
  class ConditionalGeneratorWithDropout extends Generators {
    @Override
    protected VanillaGeneratorConfiguration configuration() {
      return generator(HiddenActivation.TANH, Normalization.NONE, 0.3);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.image(1, 2, 2);
    }
  }

  private static VanillaGeneratorConfiguration generator(
      HiddenActivation activation, Normalization normalization, double dropout) {
    return new VanillaGeneratorConfiguration(
        List.of(7, 6),
        activation,
        0.2,
        2,
        normalization,
        true,
        0,
        dropout,
        OutputActivation.AUTO,
        OutputBias.ZERO,
        GeneratorConditioning.INPUT,
        Initialization.standard());
  }

  private abstract static class Discriminators
      extends DiscriminatorContract<VanillaDiscriminatorConfiguration> {
    @Override
    protected VanillaDiscriminatorProvider provider() {
      return new VanillaDiscriminatorProvider();
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 4, 3);
    }
  }

  @Nested
  class DiscriminatorWithDropout extends Discriminators {
    @Override
    protected VanillaDiscriminatorConfiguration configuration() {
      return discriminator(HiddenActivation.MAXOUT, Normalization.NONE, 0.3);
    }
  }

  @Nested
  class ConditionalDiscriminatorWithBatchNormalization extends Discriminators {
    @Override
    protected VanillaDiscriminatorConfiguration configuration() {
      return discriminator(HiddenActivation.LEAKY_RELU, Normalization.BATCH, 0);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(3);
    }
  }

  private static VanillaDiscriminatorConfiguration discriminator(
      HiddenActivation activation, Normalization normalization, double dropout) {
    return new VanillaDiscriminatorConfiguration(
        List.of(7, 6),
        activation,
        0.2,
        2,
        normalization,
        false,
        InputRange.SIGNED,
        0,
        dropout,
        DiscriminatorConditioning.PROJECTION,
        Initialization.standard());
  }
}
