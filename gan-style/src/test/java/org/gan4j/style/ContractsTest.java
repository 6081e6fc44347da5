package org.gan4j.style;

import org.gan4j.api.SampleShape;
import org.gan4j.testkit.GeneratorContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** The generator keeps its contract, with a condition and without, with noise and mixing too. */
class ContractsTest {

  private abstract static class Generators extends GeneratorContract<StyleGeneratorConfiguration> {
    @Override
    protected StyleGeneratorProvider provider() {
      return new StyleGeneratorProvider();
    }
  }

  @Nested
  class Plain extends Generators {
    @Override
    protected StyleGeneratorConfiguration configuration() {
      return new StyleGeneratorConfiguration(2, 3, 1, 4, 2, 1, 0, false, 0.9);
    }
  }

  @Nested
  class WithNoiseAndMixing extends Generators {
    @Override
    protected StyleGeneratorConfiguration configuration() {
      return new StyleGeneratorConfiguration(2, 4, 2, 3, 2, 0.01, 0.9, true, 0.9);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(3, 14, 14);
    }
  }

  @Nested
  class Conditional extends Generators {
    @Override
    protected StyleGeneratorConfiguration configuration() {
      return new StyleGeneratorConfiguration(3, 3, 2, 4, 1, 0.1, 0.5, true, 0.5);
    }

    @Override
    protected @Nullable SampleShape condition() {
      return SampleShape.vector(2);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(2, 8, 12);
    }
  }
}
