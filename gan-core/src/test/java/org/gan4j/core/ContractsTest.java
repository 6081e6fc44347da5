package org.gan4j.core;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.core.latent.GaussianLatentConfiguration;
import org.gan4j.core.latent.GaussianLatentProvider;
import org.gan4j.core.latent.UniformLatentConfiguration;
import org.gan4j.core.latent.UniformLatentProvider;
import org.gan4j.core.listener.CsvListenerConfiguration;
import org.gan4j.core.listener.CsvListenerProvider;
import org.gan4j.core.metric.ModeCoverageConfiguration;
import org.gan4j.core.metric.ModeCoverageProvider;
import org.gan4j.core.regularizer.Learners;
import org.gan4j.core.regularizer.WeightDecayConfiguration;
import org.gan4j.core.regularizer.WeightDecayProvider;
import org.gan4j.core.schedule.KStepConfiguration;
import org.gan4j.core.schedule.KStepScheduleProvider;
import org.gan4j.core.task.GenerationConfiguration;
import org.gan4j.core.task.GenerationTaskProvider;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.testkit.LatentContract;
import org.gan4j.testkit.MetricContract;
import org.gan4j.testkit.RegularizerContract;
import org.gan4j.testkit.TaskContract;
import org.gan4j.testkit.TrainingListenerContract;
import org.gan4j.testkit.TrainingScheduleContract;
import org.junit.jupiter.api.Nested;

/** Every component of this module keeps its contract; the losses have tests of their own. */
class ContractsTest {

  @Nested
  class Gaussian extends LatentContract<GaussianLatentConfiguration> {
    @Override
    protected GaussianLatentProvider provider() {
      return new GaussianLatentProvider();
    }

    @Override
    protected GaussianLatentConfiguration configuration() {
      return new GaussianLatentConfiguration(6, 2);
    }
  }

  @Nested
  class Uniform extends LatentContract<UniformLatentConfiguration> {
    @Override
    protected UniformLatentProvider provider() {
      return new UniformLatentProvider();
    }

    @Override
    protected UniformLatentConfiguration configuration() {
      return new UniformLatentConfiguration(6, -1, 3);
    }
  }

  @Nested
  class KStep extends TrainingScheduleContract<KStepConfiguration> {
    @Override
    protected KStepScheduleProvider provider() {
      return new KStepScheduleProvider();
    }

    @Override
    protected KStepConfiguration configuration() {
      return new KStepConfiguration(3, 2);
    }
  }

  @Nested
  class WeightDecay extends RegularizerContract<WeightDecayConfiguration> {
    @Override
    protected WeightDecayProvider provider() {
      return new WeightDecayProvider();
    }

    @Override
    protected WeightDecayConfiguration configuration() {
      return new WeightDecayConfiguration(0.3, Learners.BOTH);
    }
  }

  @Nested
  class Generation extends TaskContract<GenerationConfiguration> {
    @Override
    protected GenerationTaskProvider provider() {
      return new GenerationTaskProvider();
    }

    @Override
    protected GenerationConfiguration configuration() {
      return new GenerationConfiguration();
    }
  }

  @Nested
  class Csv extends TrainingListenerContract<CsvListenerConfiguration> {
    @Override
    protected CsvListenerProvider provider() {
      return new CsvListenerProvider();
    }

    @Override
    protected CsvListenerConfiguration configuration() {
      return new CsvListenerConfiguration(2);
    }
  }

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
              new DatasetContext(here, here, RandomKey.ofSeed(1)));
    }
  }
}
