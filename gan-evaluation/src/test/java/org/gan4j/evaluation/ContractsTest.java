package org.gan4j.evaluation;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.evaluation.metric.ModeCoverageConfiguration;
import org.gan4j.evaluation.metric.ModeCoverageProvider;
import org.gan4j.testkit.MetricContract;
import org.junit.jupiter.api.Nested;

/** Every component of this module keeps its contract. */
class ContractsTest {

  @Nested
  class ModeCoverage extends MetricContract<ModeCoverageConfiguration> {
    @Override
    protected ModeCoverageProvider provider() {
      return new ModeCoverageProvider();
    }

    @Override
    protected ModeCoverageConfiguration configuration() {
      return new ModeCoverageConfiguration(200);
    }

    @Override
    protected Dataset reference() {
      Path here = Path.of("");
      return new RingProvider()
          .create(
              new RingConfiguration(8, 2, 0.02, 500),
              DatasetContext.of(here, here, RandomKey.ofSeed(1)));
    }
  }
}
