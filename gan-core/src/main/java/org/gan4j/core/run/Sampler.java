package org.gan4j.core.run;

import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Asks a generator for samples, in portions that fit into memory. */
final class Sampler {
  /** Large enough for the matrix products, small enough for 128×128 RGB activations. */
  private static final int PORTION = 256;

  private final Generator generator;
  private final Latent latent;
  private final SampleShape shape;
  private final Conditions conditions;

  Sampler(Generator generator, Latent latent, SampleShape shape, Conditions conditions) {
    this.generator = generator;
    this.latent = latent;
    this.shape = shape;
    this.conditions = conditions;
  }

  /** The same with another generator. */
  Sampler with(Generator other) {
    return new Sampler(other, latent, shape, conditions);
  }

  /** The same with other conditions. */
  Sampler with(Conditions others) {
    return new Sampler(generator, latent, shape, others);
  }

  /** A new array [count, sample shape]; the same key gives the same samples. */
  INDArray draw(int count, RandomKey key) {
    INDArray all = Nd4j.create(DataType.FLOAT, shape.batch(count));
    int[] filled = {0};
    draw(
        count,
        key,
        portion -> {
          int rows = (int) portion.size(0);
          all.get(NDArrayIndex.interval(filled[0], filled[0] + rows)).assign(portion);
          filled[0] += rows;
        });
    return all;
  }

  /** Hands on [≤ 256, sample shape] at a time; each is valid during the call only. */
  void draw(int count, RandomKey key, Consumer<INDArray> sink) {
    for (int start = 0; start < count; start += PORTION) {
      int rows = Math.min(PORTION, count - start);
      RandomKey portion = key.split(start);
      try (INDArray z = latents(rows, portion.split("latent"))) {
        generate(z, start, portion, sink);
      }
    }
  }

  /**
   * Samples of given latents, with conditions that the key chooses.
   *
   * @param latents [count, latent size]
   * @param first the place of the first of them among all that are drawn
   */
  void generate(INDArray latents, int first, RandomKey key, Consumer<INDArray> sink) {
    INDArray condition = conditions.draw(first, (int) latents.size(0), key.split("condition"));
    try (Pass made = generator.generate(latents, condition, Mode.INFER, key)) {
      sink.accept(made.output());
    }
  }

  INDArray latents(int rows, RandomKey key) {
    INDArray z = Nd4j.create(DataType.FLOAT, rows, latent.size());
    if (latent.size() > 0) {
      latent.sample(key, z);
    }
    return z;
  }
}
