package org.gan4j.benchmarks.features;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureContext;

/** Features of a dataset that is open, without an experiment. */
@NotThreadSafe
record TrainingFeatures(Dataset training, Path cache) implements FeatureContext {
  private static final int REPORTED = 500;

  @Override
  public SampleShape samples() {
    return training.shape();
  }

  @Override
  public DatasetContext data() {
    return DatasetContext.of(Path.of(""), cache, RandomKey.ofSeed(0));
  }

  @Override
  public Path cacheDirectory() {
    return cache;
  }

  @Override
  public Progress progress() {
    return (work, done, total) -> {
      if (done % REPORTED == 0) {
        System.err.printf("%s: %d of %d%n", work, done, total);
      }
    };
  }
}
