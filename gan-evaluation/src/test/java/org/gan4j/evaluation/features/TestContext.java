package org.gan4j.evaluation.features;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureContext;

/** Features of samples like those of a dataset. */
record TestContext(Dataset training, SampleShape samples, Path cache, Progress progress)
    implements FeatureContext {

  TestContext(Dataset training, Path cache) {
    this(training, training.shape(), cache, Progress.NONE);
  }

  TestContext comparing(SampleShape other) {
    return new TestContext(training, other, cache, progress);
  }

  TestContext watchedBy(Progress other) {
    return new TestContext(training, samples, cache, other);
  }

  @Override
  public DatasetContext data() {
    return DatasetContext.of(cache, cache, RandomKey.ofSeed(0));
  }

  @Override
  public Path cacheDirectory() {
    return cache.resolve("features");
  }
}
