package org.gan4j.inpainting.mask;

import org.gan4j.testkit.MaskContract;
import org.junit.jupiter.api.Nested;

/** Our masks keep to what a plugin's do. */
class MaskContractsTest {

  @Nested
  class Centre extends MaskContract<CentreMaskConfiguration> {
    @Override
    protected CentreMaskProvider provider() {
      return new CentreMaskProvider();
    }

    @Override
    protected CentreMaskConfiguration configuration() {
      return new CentreMaskConfiguration(0.25, 1);
    }
  }

  @Nested
  class Half extends MaskContract<HalfMaskConfiguration> {
    @Override
    protected HalfMaskProvider provider() {
      return new HalfMaskProvider();
    }

    @Override
    protected HalfMaskConfiguration configuration() {
      return new HalfMaskConfiguration(HalfMaskConfiguration.Side.RIGHT);
    }
  }

  @Nested
  class RandomRectangle extends MaskContract<RandomRectangleMaskConfiguration> {
    @Override
    protected RandomRectangleMaskProvider provider() {
      return new RandomRectangleMaskProvider();
    }

    @Override
    protected RandomRectangleMaskConfiguration configuration() {
      return new RandomRectangleMaskConfiguration(0.25, 1);
    }
  }

  @Nested
  class RandomBlocks extends MaskContract<RandomBlocksMaskConfiguration> {
    @Override
    protected RandomBlocksMaskProvider provider() {
      return new RandomBlocksMaskProvider();
    }

    @Override
    protected RandomBlocksMaskConfiguration configuration() {
      return new RandomBlocksMaskConfiguration(5, 0.25, 1);
    }
  }

  @Nested
  class RandomRegion extends MaskContract<RandomRegionMaskConfiguration> {
    @Override
    protected RandomRegionMaskProvider provider() {
      return new RandomRegionMaskProvider();
    }

    @Override
    protected RandomRegionMaskConfiguration configuration() {
      return new RandomRegionMaskConfiguration(0.2, 0.3, 0.13, 1);
    }
  }

  @Nested
  class FreeForm extends MaskContract<FreeFormMaskConfiguration> {
    @Override
    protected FreeFormMaskProvider provider() {
      return new FreeFormMaskProvider();
    }

    @Override
    protected FreeFormMaskConfiguration configuration() {
      return new FreeFormMaskConfiguration(0.2, 8, 0.3, 0.15, 1);
    }
  }
}
