package org.gan4j.evaluation;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.evaluation.metric.ClassHistogramConfiguration;
import org.gan4j.evaluation.metric.ClassHistogramProvider;
import org.gan4j.evaluation.metric.ClassifierScoreConfiguration;
import org.gan4j.evaluation.metric.ClassifierScoreProvider;
import org.gan4j.evaluation.metric.CorrelationDifferenceConfiguration;
import org.gan4j.evaluation.metric.CorrelationDifferenceProvider;
import org.gan4j.evaluation.metric.FrechetDistanceConfiguration;
import org.gan4j.evaluation.metric.FrechetDistanceProvider;
import org.gan4j.evaluation.metric.KernelDistanceConfiguration;
import org.gan4j.evaluation.metric.KernelDistanceProvider;
import org.gan4j.evaluation.metric.LaplacianSwdConfiguration;
import org.gan4j.evaluation.metric.LaplacianSwdProvider;
import org.gan4j.evaluation.metric.MarginalWassersteinConfiguration;
import org.gan4j.evaluation.metric.MarginalWassersteinProvider;
import org.gan4j.evaluation.metric.MemorizationConfiguration;
import org.gan4j.evaluation.metric.MemorizationProvider;
import org.gan4j.evaluation.metric.MmdConfiguration;
import org.gan4j.evaluation.metric.MmdProvider;
import org.gan4j.evaluation.metric.ModeCoverageConfiguration;
import org.gan4j.evaluation.metric.ModeCoverageProvider;
import org.gan4j.evaluation.metric.MsSsimConfiguration;
import org.gan4j.evaluation.metric.MsSsimProvider;
import org.gan4j.evaluation.metric.NearestNeighbourAccuracyConfiguration;
import org.gan4j.evaluation.metric.NearestNeighbourAccuracyProvider;
import org.gan4j.evaluation.metric.PrecisionRecallConfiguration;
import org.gan4j.evaluation.metric.PrecisionRecallProvider;
import org.gan4j.evaluation.metric.SlicedWassersteinConfiguration;
import org.gan4j.evaluation.metric.SlicedWassersteinProvider;
import org.gan4j.evaluation.metric.StackedModesConfiguration;
import org.gan4j.evaluation.metric.StackedModesProvider;
import org.gan4j.evaluation.metric.StyleEntropyConfiguration;
import org.gan4j.evaluation.metric.StyleEntropyProvider;
import org.gan4j.evaluation.testing.BlockFeatures;
import org.gan4j.evaluation.testing.Blocks;
import org.gan4j.evaluation.testing.Table;
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

  /** Metrics of images, in features of a classifier. */
  private abstract static class Images<C extends Record> extends MetricContract<C> {
    @Override
    protected Dataset reference() {
      return new Blocks(1, 300, 1, true);
    }

    @Override
    protected Dataset training() {
      return new Blocks(1, 400, 2, true);
    }

    @Override
    protected FeatureSource features() {
      return BlockFeatures.classifier().source();
    }
  }

  /** Metrics of tables, without features. */
  private abstract static class Tables<C extends Record> extends MetricContract<C> {
    @Override
    protected Dataset reference() {
      return new Table(300, 1);
    }
  }

  @Nested
  class SlicedWasserstein extends Images<SlicedWassersteinConfiguration> {
    @Override
    protected SlicedWassersteinProvider provider() {
      return new SlicedWassersteinProvider();
    }

    @Override
    protected SlicedWassersteinConfiguration configuration() {
      return new SlicedWassersteinConfiguration(200, 50, null);
    }
  }

  @Nested
  class FrechetDistance extends Images<FrechetDistanceConfiguration> {
    @Override
    protected FrechetDistanceProvider provider() {
      return new FrechetDistanceProvider();
    }

    @Override
    protected FrechetDistanceConfiguration configuration() {
      return new FrechetDistanceConfiguration(200, true, null);
    }
  }

  @Nested
  class KernelDistance extends Images<KernelDistanceConfiguration> {
    @Override
    protected KernelDistanceProvider provider() {
      return new KernelDistanceProvider();
    }

    @Override
    protected KernelDistanceConfiguration configuration() {
      return new KernelDistanceConfiguration(200, 5, 50, null);
    }
  }

  @Nested
  class Mmd extends Images<MmdConfiguration> {
    @Override
    protected MmdProvider provider() {
      return new MmdProvider();
    }

    @Override
    protected MmdConfiguration configuration() {
      return new MmdConfiguration(200, null, null);
    }
  }

  @Nested
  class PrecisionRecall extends Images<PrecisionRecallConfiguration> {
    @Override
    protected PrecisionRecallProvider provider() {
      return new PrecisionRecallProvider();
    }

    @Override
    protected PrecisionRecallConfiguration configuration() {
      return new PrecisionRecallConfiguration(200, 3, 5, null);
    }
  }

  @Nested
  class ClassifierScore extends Images<ClassifierScoreConfiguration> {
    @Override
    protected ClassifierScoreProvider provider() {
      return new ClassifierScoreProvider();
    }

    @Override
    protected ClassifierScoreConfiguration configuration() {
      return new ClassifierScoreConfiguration(200, 2, null);
    }
  }

  @Nested
  class StyleEntropy extends Images<StyleEntropyConfiguration> {
    @Override
    protected StyleEntropyProvider provider() {
      return new StyleEntropyProvider();
    }

    @Override
    protected StyleEntropyConfiguration configuration() {
      return new StyleEntropyConfiguration(200, "styles", null);
    }
  }

  @Nested
  class ClassHistogram extends Images<ClassHistogramConfiguration> {
    @Override
    protected ClassHistogramProvider provider() {
      return new ClassHistogramProvider();
    }

    @Override
    protected ClassHistogramConfiguration configuration() {
      return new ClassHistogramConfiguration(200, null);
    }
  }

  @Nested
  class NearestNeighbourAccuracy extends Images<NearestNeighbourAccuracyConfiguration> {
    @Override
    protected NearestNeighbourAccuracyProvider provider() {
      return new NearestNeighbourAccuracyProvider();
    }

    @Override
    protected NearestNeighbourAccuracyConfiguration configuration() {
      return new NearestNeighbourAccuracyConfiguration(200, null);
    }
  }

  @Nested
  class Memorization extends Images<MemorizationConfiguration> {
    @Override
    protected MemorizationProvider provider() {
      return new MemorizationProvider();
    }

    @Override
    protected MemorizationConfiguration configuration() {
      return new MemorizationConfiguration(200, 1000, 2, 4, null);
    }
  }

  @Nested
  class LaplacianSwd extends Images<LaplacianSwdConfiguration> {
    @Override
    protected LaplacianSwdProvider provider() {
      return new LaplacianSwdProvider();
    }

    @Override
    protected LaplacianSwdConfiguration configuration() {
      return new LaplacianSwdConfiguration(80, 8, 16);
    }
  }

  @Nested
  class MsSsim extends Images<MsSsimConfiguration> {
    @Override
    protected MsSsimProvider provider() {
      return new MsSsimProvider();
    }

    @Override
    protected MsSsimConfiguration configuration() {
      return new MsSsimConfiguration(100, 60, true, null);
    }
  }

  @Nested
  class MarginalWasserstein extends Tables<MarginalWassersteinConfiguration> {
    @Override
    protected MarginalWassersteinProvider provider() {
      return new MarginalWassersteinProvider();
    }

    @Override
    protected MarginalWassersteinConfiguration configuration() {
      return new MarginalWassersteinConfiguration(200);
    }
  }

  @Nested
  class CorrelationDifference extends Tables<CorrelationDifferenceConfiguration> {
    @Override
    protected CorrelationDifferenceProvider provider() {
      return new CorrelationDifferenceProvider();
    }

    @Override
    protected CorrelationDifferenceConfiguration configuration() {
      return new CorrelationDifferenceConfiguration(200);
    }
  }

  @Nested
  class StackedModes extends Images<StackedModesConfiguration> {
    @Override
    protected StackedModesProvider provider() {
      return new StackedModesProvider();
    }

    @Override
    protected StackedModesConfiguration configuration() {
      return new StackedModesConfiguration(300, null);
    }

    @Override
    protected Dataset reference() {
      return new Blocks(3, 300, 1, false);
    }

    @Override
    protected Dataset training() {
      return new Blocks(3, 300, 2, false);
    }
  }
}
