package org.gan4j.nn.optimizers;

import org.gan4j.testkit.OptimizerContract;
import org.junit.jupiter.api.Nested;

/** Every optimizer keeps its contract. */
class OptimizerContractsTest {

  @Nested
  class Adam extends OptimizerContract<AdamConfiguration> {
    @Override
    protected AdamProvider provider() {
      return new AdamProvider();
    }

    @Override
    protected AdamConfiguration configuration() {
      return new AdamConfiguration(1e-2, 0.5, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class AdamWithIncreasingBeta2 extends Adam {
    @Override
    protected AdamConfiguration configuration() {
      return new AdamConfiguration(
          1e-2,
          0,
          0.9,
          new AdamConfiguration.Beta2Increase(
              0.99, 10, AdamConfiguration.Beta2Increase.Curve.COSINE),
          1e-8,
          null,
          null);
    }
  }

  @Nested
  class AdaMax extends OptimizerContract<AdaMaxConfiguration> {
    @Override
    protected AdaMaxProvider provider() {
      return new AdaMaxProvider();
    }

    @Override
    protected AdaMaxConfiguration configuration() {
      return new AdaMaxConfiguration(1e-2, 0.9, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class AmsGrad extends OptimizerContract<AmsGradConfiguration> {
    @Override
    protected AmsGradProvider provider() {
      return new AmsGradProvider();
    }

    @Override
    protected AmsGradConfiguration configuration() {
      return new AmsGradConfiguration(1e-2, 0.9, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class Nadam extends OptimizerContract<NadamConfiguration> {
    @Override
    protected NadamProvider provider() {
      return new NadamProvider();
    }

    @Override
    protected NadamConfiguration configuration() {
      return new NadamConfiguration(1e-2, 0.9, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class AdaBelief extends OptimizerContract<AdaBeliefConfiguration> {
    @Override
    protected AdaBeliefProvider provider() {
      return new AdaBeliefProvider();
    }

    @Override
    protected AdaBeliefConfiguration configuration() {
      return new AdaBeliefConfiguration(1e-2, 0.9, 0.999, 1e-12, null, null);
    }
  }

  @Nested
  class AdaGrad extends OptimizerContract<AdaGradConfiguration> {
    @Override
    protected AdaGradProvider provider() {
      return new AdaGradProvider();
    }

    @Override
    protected AdaGradConfiguration configuration() {
      return new AdaGradConfiguration(1e-2, 1e-6, null, null);
    }
  }

  @Nested
  class AdaDelta extends OptimizerContract<AdaDeltaConfiguration> {
    @Override
    protected AdaDeltaProvider provider() {
      return new AdaDeltaProvider();
    }

    @Override
    protected AdaDeltaConfiguration configuration() {
      return new AdaDeltaConfiguration(1, 0.95, 1e-6, null, null);
    }
  }

  @Nested
  class RmsProp extends OptimizerContract<RmsPropConfiguration> {
    @Override
    protected RmsPropProvider provider() {
      return new RmsPropProvider();
    }

    @Override
    protected RmsPropConfiguration configuration() {
      return new RmsPropConfiguration(1e-2, 0.99, 1e-8, null, null);
    }
  }

  @Nested
  class Sgd extends OptimizerContract<SgdConfiguration> {
    @Override
    protected SgdProvider provider() {
      return new SgdProvider();
    }

    @Override
    protected SgdConfiguration configuration() {
      return new SgdConfiguration(0.1, 0, null, false, null, null);
    }
  }

  @Nested
  class SgdWithNesterovsMomentum extends OptimizerContract<SgdConfiguration> {
    @Override
    protected SgdProvider provider() {
      return new SgdProvider();
    }

    @Override
    protected SgdConfiguration configuration() {
      return new SgdConfiguration(0.05, 0.5, null, true, null, null);
    }
  }
}
