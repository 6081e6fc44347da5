package org.gan4j.dcgan;

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
  /** Larger than what is trained with, so that no gradient is lost in the rounding of another. */
  private static final Initialization WEIGHTS = new Initialization.Normal(0.2);

  private abstract static class Generators extends GeneratorContract<DcganGeneratorConfiguration> {
    @Override
    protected DcganGeneratorProvider provider() {
      return new DcganGeneratorProvider();
    }
  }

  @Nested
  class TransposedConvolutions extends Generators {
    @Override
    protected DcganGeneratorConfiguration configuration() {
      return new DcganGeneratorConfiguration(
          2,
          4,
          Normalization.BATCH,
          Upsampling.TRANSPOSED,
          Ends.AUTO,
          GeneratorConditioning.INPUT,
          WEIGHTS,
          0.02);
    }
  }

  @Nested
  class ConditionalResizing extends Generators {
    @Override
    protected DcganGeneratorConfiguration configuration() {
      return new DcganGeneratorConfiguration(
          2,
          4,
          Normalization.NONE,
          Upsampling.RESIZE,
          Ends.LINEAR,
          GeneratorConditioning.EVERY_LAYER,
          WEIGHTS,
          0);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }

  private abstract static class Discriminators
      extends DiscriminatorContract<DcganDiscriminatorConfiguration> {
    @Override
    protected DcganDiscriminatorProvider provider() {
      return new DcganDiscriminatorProvider();
    }
  }

  @Nested
  class Convolutions extends Discriminators {
    @Override
    protected DcganDiscriminatorConfiguration configuration() {
      return new DcganDiscriminatorConfiguration(
          2,
          4,
          Normalization.BATCH,
          0.2,
          Ends.AUTO,
          DiscriminatorConditioning.INPUT,
          WEIGHTS,
          0.02,
          true);
    }
  }

  @Nested
  class ConditionalConvolutions extends Discriminators {
    @Override
    protected DcganDiscriminatorConfiguration configuration() {
      return new DcganDiscriminatorConfiguration(
          2,
          4,
          Normalization.NONE,
          0.2,
          Ends.LINEAR,
          DiscriminatorConditioning.PROJECTION,
          WEIGHTS,
          0,
          false);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }
  }
}
