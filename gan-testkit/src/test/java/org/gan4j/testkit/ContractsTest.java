package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Components that keep their contract pass, and others do not. */
class ContractsTest {

  private static class Games extends GameContract<PooledGameProvider.Configuration> {
    private final int sign;

    Games(int sign) {
      this.sign = sign;
    }

    @Override
    protected PooledGameProvider provider() {
      return new PooledGameProvider();
    }

    @Override
    protected PooledGameProvider.Configuration configuration() {
      return new PooledGameProvider.Configuration(sign);
    }
  }

  @Nested
  class Vectors extends Games {
    Vectors() {
      super(1);
    }
  }

  @Nested
  class Images extends Games {
    Images() {
      super(1);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(2, 3, 2);
    }
  }

  @Test
  void noticesAGameThatGoesUphill() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new Games(-1).differentiatesWhatItsPlayersMinimize())
        .withMessageContaining("d generator generator");
  }

  @Nested
  class Brightness extends AugmentationContract<BrightnessProvider.Configuration> {
    @Override
    protected BrightnessProvider provider() {
      return new BrightnessProvider();
    }

    @Override
    protected BrightnessProvider.Configuration configuration() {
      return new BrightnessProvider.Configuration();
    }
  }
}
