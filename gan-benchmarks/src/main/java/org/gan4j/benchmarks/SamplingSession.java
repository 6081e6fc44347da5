package org.gan4j.benchmarks;

import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.benchmarks.workload.Arguments;
import org.gan4j.benchmarks.workload.IterationClock;
import org.gan4j.benchmarks.workload.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A generator that makes samples. */
final class SamplingSession implements Session {
  private final Generator generator;
  private final INDArray latent;
  private final RandomKey key;
  private final int iterations;

  SamplingSession(Arguments arguments, RandomKey key) {
    this.generator = Players.generator(arguments.workload(), key.split("generator"));
    this.latent =
        Nd4j.create(DataType.FLOAT, arguments.batch(), Layer.length(arguments.workload().input()));
    this.key = key;
    this.iterations = arguments.iterations();
  }

  @Override
  public void run(IterationClock clock) {
    clock.start();
    for (int i = 0; i < iterations; i++) {
      RandomKey iteration = key.split(i);
      iteration.fillGaussian(latent, 0, 1);
      try (Pass pass = generator.forward(latent, null, Mode.INFER, iteration)) {
        requireNumbers(pass.output());
      }
      clock.tick();
    }
  }

  private static void requireNumbers(INDArray samples) {
    if (!Double.isFinite(samples.getDouble(0))) {
      throw new IllegalStateException("the samples are no numbers");
    }
  }

  @Override
  public void close() {
    generator.close();
    latent.close();
  }
}
