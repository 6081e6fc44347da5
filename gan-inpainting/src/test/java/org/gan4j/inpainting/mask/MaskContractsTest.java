package org.gan4j.inpainting.mask;

import org.gan4j.testkit.MaskContract;
import org.junit.jupiter.api.Nested;

/** Our masks keep to what a plugin's do. */
class MaskContractsTest {

  @Nested
  class Centre extends MaskContract<CentreMaskProvider.Configuration> {
    @Override
    protected CentreMaskProvider provider() {
      return new CentreMaskProvider();
    }

    @Override
    protected CentreMaskProvider.Configuration configuration() {
      return new CentreMaskProvider.Configuration(0.25, 1);
    }
  }

  @Nested
  class Half extends MaskContract<HalfMaskProvider.Configuration> {
    @Override
    protected HalfMaskProvider provider() {
      return new HalfMaskProvider();
    }

    @Override
    protected HalfMaskProvider.Configuration configuration() {
      return new HalfMaskProvider.Configuration(HalfMaskProvider.Side.RIGHT);
    }
  }

  @Nested
  class RandomRectangle extends MaskContract<RandomRectangleMaskProvider.Configuration> {
    @Override
    protected RandomRectangleMaskProvider provider() {
      return new RandomRectangleMaskProvider();
    }

    @Override
    protected RandomRectangleMaskProvider.Configuration configuration() {
      return new RandomRectangleMaskProvider.Configuration(0.25, 1);
    }
  }

  @Nested
  class RandomBlocks extends MaskContract<RandomBlocksMaskProvider.Configuration> {
    @Override
    protected RandomBlocksMaskProvider provider() {
      return new RandomBlocksMaskProvider();
    }

    @Override
    protected RandomBlocksMaskProvider.Configuration configuration() {
      return new RandomBlocksMaskProvider.Configuration(5, 0.25, 1);
    }
  }

  @Nested
  class RandomRegion extends MaskContract<RandomRegionMaskProvider.Configuration> {
    @Override
    protected RandomRegionMaskProvider provider() {
      return new RandomRegionMaskProvider();
    }

    @Override
    protected RandomRegionMaskProvider.Configuration configuration() {
      return new RandomRegionMaskProvider.Configuration(0.2, 0.3, 0.13, 1);
    }
  }

  @Nested
  class FreeForm extends MaskContract<FreeFormMaskProvider.Configuration> {
    @Override
    protected FreeFormMaskProvider provider() {
      return new FreeFormMaskProvider();
    }

    @Override
    protected FreeFormMaskProvider.Configuration configuration() {
      return new FreeFormMaskProvider.Configuration(0.2, 8, 0.3, 0.15, 1);
    }
  }
}
