package org.gan4j.residual;

import org.gan4j.api.SampleShape;
import org.gan4j.testkit.DiscriminatorContract;
import org.gan4j.testkit.GeneratorContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** All four players keep their contracts, with a condition and without. */
class ContractsTest {

  private abstract static class Generators
      extends GeneratorContract<ResidualGeneratorConfiguration> {
    @Override
    protected ResidualGeneratorProvider provider() {
      return new ResidualGeneratorProvider();
    }
  }

  @Nested
  class Blocks extends Generators {
    @Override
    protected ResidualGeneratorConfiguration configuration() {
      return new ResidualGeneratorConfiguration(2, 3, 4, GeneratorInjection.NORMALIZATION);
    }
  }

  @Nested
  class ConditionalBlocks extends Generators {
    @Override
    protected ResidualGeneratorConfiguration configuration() {
      return new ResidualGeneratorConfiguration(2, 3, 4, GeneratorInjection.NORMALIZATION);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }

  @Nested
  class BlocksWithTheConditionAtTheInput extends Generators {
    @Override
    protected ResidualGeneratorConfiguration configuration() {
      return new ResidualGeneratorConfiguration(2, 2, 4, GeneratorInjection.INPUT);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }

  /**
   * With so many channels that hardly any window sees zeros alone: there, without a bias, the
   * rectifier after the convolution has its kink.
   */
  private abstract static class Discriminators
      extends DiscriminatorContract<ResidualDiscriminatorConfiguration> {
    @Override
    protected ResidualDiscriminatorProvider provider() {
      return new ResidualDiscriminatorProvider();
    }
  }

  @Nested
  class Judging extends Discriminators {
    @Override
    protected ResidualDiscriminatorConfiguration configuration() {
      return new ResidualDiscriminatorConfiguration(
          8, 12, 4, 1, true, DiscriminatorInjection.PROJECTION);
    }
  }

  @Nested
  class ConditionalJudging extends Discriminators {
    @Override
    protected ResidualDiscriminatorConfiguration configuration() {
      return new ResidualDiscriminatorConfiguration(
          8, 16, 2, 0, false, DiscriminatorInjection.PROJECTION);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }

  @Nested
  class JudgingWithTheConditionAtTheInput extends Discriminators {
    @Override
    protected ResidualDiscriminatorConfiguration configuration() {
      return new ResidualDiscriminatorConfiguration(
          8, 8, 8, 2, false, DiscriminatorInjection.INPUT);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }

  /** With tanh, since samples are not bounded without it. */
  @Nested
  class R3ganGenerator extends GeneratorContract<R3ganGeneratorConfiguration> {
    @Override
    protected R3ganGeneratorProvider provider() {
      return new R3ganGeneratorProvider();
    }

    @Override
    protected R3ganGeneratorConfiguration configuration() {
      return new R3ganGeneratorConfiguration(4, 8, 1, 2, 4, 4, 3, true);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }

  private abstract static class R3ganDiscriminators
      extends DiscriminatorContract<R3ganDiscriminatorConfiguration> {
    @Override
    protected R3ganDiscriminatorProvider provider() {
      return new R3ganDiscriminatorProvider();
    }
  }

  @Nested
  class R3ganDiscriminator extends R3ganDiscriminators {
    @Override
    protected R3ganDiscriminatorConfiguration configuration() {
      return new R3ganDiscriminatorConfiguration(4, 8, 2, 2, 4, 4, 64, true);
    }
  }

  @Nested
  class ConditionalR3ganDiscriminator extends R3ganDiscriminators {
    @Override
    protected R3ganDiscriminatorConfiguration configuration() {
      return new R3ganDiscriminatorConfiguration(4, 4, 1, 2, 4, 4, 3, false);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }
}
