package org.gan4j.datasets;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.gan4j.datasets.mixtures.GridConfiguration;
import org.gan4j.datasets.mixtures.GridProvider;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.datasets.stacked.StackedMnistConfiguration;
import org.gan4j.datasets.stacked.StackedMnistProvider;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.Nested;

/** Every dataset keeps its contract. */
class ContractsTest {

  @Nested
  class Ring extends DatasetContract<RingConfiguration> {
    @Override
    protected RingProvider provider() {
      return new RingProvider();
    }

    @Override
    protected RingConfiguration configuration() {
      return new RingConfiguration(8, 2, 0.02, 300);
    }
  }

  @Nested
  class Grid extends DatasetContract<GridConfiguration> {
    @Override
    protected GridProvider provider() {
      return new GridProvider();
    }

    @Override
    protected GridConfiguration configuration() {
      return new GridConfiguration(3, 2, 0.05, 300);
    }
  }

  @Nested
  class Mnist10k extends DatasetContract<Mnist10kConfiguration> {
    @Override
    protected Mnist10kProvider provider() {
      return new Mnist10kProvider();
    }

    @Override
    protected Mnist10kConfiguration configuration() {
      return new Mnist10kConfiguration(50);
    }
  }

  @Nested
  class StackedMnist extends DatasetContract<StackedMnistConfiguration> {
    @Override
    protected StackedMnistProvider provider() {
      return new StackedMnistProvider();
    }

    @Override
    protected StackedMnistConfiguration configuration() {
      return new StackedMnistConfiguration(
          new ConfiguredProvider<>(new Mnist10kProvider(), new Mnist10kConfiguration(50)), 300, 1);
    }
  }
}
