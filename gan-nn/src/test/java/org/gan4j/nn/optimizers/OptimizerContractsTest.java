package org.gan4j.nn.optimizers;

import org.gan4j.testkit.OptimizerContract;
import org.junit.jupiter.api.Nested;

/** Every optimizer keeps its contract. */
class OptimizerContractsTest {

  @Nested
  class Adam extends OptimizerContract<AdamProvider.Configuration> {
    @Override
    protected AdamProvider provider() {
      return new AdamProvider();
    }

    @Override
    protected AdamProvider.Configuration configuration() {
      return new AdamProvider.Configuration(1e-2, 0.5, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class AdaMax extends OptimizerContract<AdaMaxProvider.Configuration> {
    @Override
    protected AdaMaxProvider provider() {
      return new AdaMaxProvider();
    }

    @Override
    protected AdaMaxProvider.Configuration configuration() {
      return new AdaMaxProvider.Configuration(1e-2, 0.9, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class AmsGrad extends OptimizerContract<AmsGradProvider.Configuration> {
    @Override
    protected AmsGradProvider provider() {
      return new AmsGradProvider();
    }

    @Override
    protected AmsGradProvider.Configuration configuration() {
      return new AmsGradProvider.Configuration(1e-2, 0.9, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class Nadam extends OptimizerContract<NadamProvider.Configuration> {
    @Override
    protected NadamProvider provider() {
      return new NadamProvider();
    }

    @Override
    protected NadamProvider.Configuration configuration() {
      return new NadamProvider.Configuration(1e-2, 0.9, 0.999, 1e-8, null, null);
    }
  }

  @Nested
  class AdaBelief extends OptimizerContract<AdaBeliefProvider.Configuration> {
    @Override
    protected AdaBeliefProvider provider() {
      return new AdaBeliefProvider();
    }

    @Override
    protected AdaBeliefProvider.Configuration configuration() {
      return new AdaBeliefProvider.Configuration(1e-2, 0.9, 0.999, 1e-12, null, null);
    }
  }

  @Nested
  class AdaGrad extends OptimizerContract<AdaGradProvider.Configuration> {
    @Override
    protected AdaGradProvider provider() {
      return new AdaGradProvider();
    }

    @Override
    protected AdaGradProvider.Configuration configuration() {
      return new AdaGradProvider.Configuration(1e-2, 1e-6, null, null);
    }
  }

  @Nested
  class AdaDelta extends OptimizerContract<AdaDeltaProvider.Configuration> {
    @Override
    protected AdaDeltaProvider provider() {
      return new AdaDeltaProvider();
    }

    @Override
    protected AdaDeltaProvider.Configuration configuration() {
      return new AdaDeltaProvider.Configuration(1, 0.95, 1e-6, null, null);
    }
  }

  @Nested
  class RmsProp extends OptimizerContract<RmsPropProvider.Configuration> {
    @Override
    protected RmsPropProvider provider() {
      return new RmsPropProvider();
    }

    @Override
    protected RmsPropProvider.Configuration configuration() {
      return new RmsPropProvider.Configuration(1e-2, 0.99, 1e-8, null, null);
    }
  }

  @Nested
  class Sgd extends OptimizerContract<SgdProvider.Configuration> {
    @Override
    protected SgdProvider provider() {
      return new SgdProvider();
    }

    @Override
    protected SgdProvider.Configuration configuration() {
      return new SgdProvider.Configuration(0.1, 0, null, false, null, null);
    }
  }

  @Nested
  class SgdWithNesterovsMomentum extends OptimizerContract<SgdProvider.Configuration> {
    @Override
    protected SgdProvider provider() {
      return new SgdProvider();
    }

    @Override
    protected SgdProvider.Configuration configuration() {
      return new SgdProvider.Configuration(0.05, 0.5, null, true, null, null);
    }
  }
}
