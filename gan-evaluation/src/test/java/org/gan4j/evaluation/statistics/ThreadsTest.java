package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** The number of threads changes no bit of any statistic. */
class ThreadsTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private final int threads = Nd4j.getEnvironment().maxThreads();

  @AfterEach
  void restore() {
    Nd4j.getEnvironment().setMaxThreads(threads);
  }

  private static List<Double> all(int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Vectors samples = Gaussians.of(150, 37, 1, 0.1, 1.2);
    Vectors reals = Gaussians.of(131, 37, 2);
    SupportOverlap overlap = SupportOverlap.of(samples, reals, 3, 5);
    KernelDistance kernel = KernelDistance.of(samples, reals, 7, 50, KEY);
    List<Double> numbers = new ArrayList<>();
    numbers.add(FrechetDistance.of(Moments.of(samples), Moments.of(reals)));
    numbers.add(FrechetDistance.atInfinity(samples, reals, KEY).orElseThrow());
    numbers.add(kernel.mean());
    numbers.add(kernel.deviation());
    numbers.add(GaussianDiscrepancy.of(samples, reals, 10));
    numbers.add(GaussianDiscrepancy.medianDistance(reals));
    numbers.add(SlicedWasserstein.squared(samples, reals, 70, KEY));
    numbers.add(overlap.density());
    numbers.add(overlap.coverage());
    Arrays.stream(ColumnComparison.marginalDistances(samples, reals)).forEach(numbers::add);
    Arrays.stream(Clusters.of(samples, 5, KEY).assign(reals)).forEach(i -> numbers.add(i * 1.0));
    return numbers;
  }

  @Test
  void doNotChangeAnyBit() {
    List<Double> one = all(1);

    assertThat(all(2)).isEqualTo(one);
    assertThat(all(5)).isEqualTo(one);
  }
}
