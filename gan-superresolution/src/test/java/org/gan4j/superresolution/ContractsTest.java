package org.gan4j.superresolution;

import org.gan4j.api.SampleShape;
import org.gan4j.superresolution.network.Skip;
import org.gan4j.superresolution.network.SrDiscriminatorConfiguration;
import org.gan4j.superresolution.network.SrDiscriminatorProvider;
import org.gan4j.superresolution.network.SrResidualConfiguration;
import org.gan4j.superresolution.network.SrResidualProvider;
import org.gan4j.superresolution.network.Upsampling;
import org.gan4j.testkit.DiscriminatorContract;
import org.gan4j.testkit.GeneratorContract;
import org.gan4j.testkit.TaskContract;
import org.junit.jupiter.api.Nested;

/** The task and the networks keep their contracts. */
class ContractsTest {

  private abstract static class Tasks extends TaskContract<SuperResolutionConfiguration> {
    @Override
    protected SuperResolutionTaskProvider provider() {
      return new SuperResolutionTaskProvider();
    }
  }

  @Nested
  class SquaredDifferences extends Tasks {
    @Override
    protected SuperResolutionConfiguration configuration() {
      return new SuperResolutionConfiguration(4, Distance.L2, 0.7, 0.01);
    }
  }

  @Nested
  class Colour extends Tasks {
    @Override
    protected SuperResolutionConfiguration configuration() {
      return new SuperResolutionConfiguration(2, Distance.L2, 1, 1);
    }

    @Override
    protected SampleShape data() {
      return SampleShape.image(3, 8, 12);
    }
  }

  private abstract static class Generators extends GeneratorContract<SrResidualConfiguration> {
    @Override
    protected SrResidualProvider provider() {
      return new SrResidualProvider();
    }

    @Override
    protected int latentSize() {
      return 0;
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(1, 5, 6);
    }
  }

  @Nested
  class ShuffledPixels extends Generators {
    @Override
    protected SrResidualConfiguration configuration() {
      return new SrResidualConfiguration(3, 2, 3, Upsampling.SHUFFLE, false, Skip.BICUBIC, true);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 20, 24);
    }
  }

  @Nested
  class ResizedMaps extends Generators {
    @Override
    protected SrResidualConfiguration configuration() {
      return new SrResidualConfiguration(4, 1, 5, Upsampling.RESIZE, true, Skip.NONE, false);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(3, 10, 12);
    }
  }

  private abstract static class Discriminators
      extends DiscriminatorContract<SrDiscriminatorConfiguration> {
    @Override
    protected SrDiscriminatorProvider provider() {
      return new SrDiscriminatorProvider();
    }
  }

  @Nested
  class Normalized extends Discriminators {
    @Override
    protected SrDiscriminatorConfiguration configuration() {
      return new SrDiscriminatorConfiguration(4, null, 6, true);
    }
  }

  @Nested
  class OneStageWithoutNormalization extends Discriminators {
    @Override
    protected SrDiscriminatorConfiguration configuration() {
      return new SrDiscriminatorConfiguration(3, 1, 5, false);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(3, 9, 11);
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(2, 9, 11);
    }
  }
}
