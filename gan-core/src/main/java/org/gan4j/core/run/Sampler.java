package org.gan4j.core.run;

import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.core.run.Conditions.Given;
import org.jspecify.annotations.Nullable;
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

  /** What is to be done with samples, and what they answer; null if nothing. */
  @FunctionalInterface
  private interface Sink {
    void accept(INDArray made, @Nullable Given given);
  }

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
    Gathering all = new Gathering(count);
    draw(count, key, all::add);
    return all.of(shape);
  }

  /** Hands on [≤ 256, sample shape] at a time; each is valid during the call only. */
  void draw(int count, RandomKey key, Consumer<INDArray> sink) {
    drawGiven(count, key, (made, given) -> sink.accept(made));
  }

  /**
   * The samples of {@link #draw(int, RandomKey)} as people are shown them.
   *
   * @return a new array [count, …]
   */
  INDArray picture(int count, RandomKey key) {
    Gathering all = new Gathering(count);
    drawGiven(count, key, (made, given) -> all.add(given == null ? made : given.picture(made)));
    return all.of(shape);
  }

  private void drawGiven(int count, RandomKey key, Sink sink) {
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
    generate(latents, first, key, (made, given) -> sink.accept(made));
  }

  private void generate(INDArray latents, int first, RandomKey key, Sink sink) {
    Given given = conditions.draw(first, (int) latents.size(0), key.split("condition"));
    if (given == null) {
      answer(latents, null, key, made -> sink.accept(made, null));
      return;
    }
    try (given) {
      answer(latents, given.condition(), key, made -> sink.accept(made, given));
    }
  }

  private void answer(
      INDArray latents, @Nullable INDArray condition, RandomKey key, Consumer<INDArray> sink) {
    try (Pass made = generator.generate(latents, condition, Mode.INFER, key)) {
      sink.accept(made.output());
    }
  }

  /**
   * Answers to given conditions.
   *
   * @param condition [count, condition shape]
   * @return a new array [count, sample shape]
   */
  INDArray answer(INDArray condition, RandomKey key) {
    Gathering answer = new Gathering((int) condition.size(0));
    try (INDArray z = latents((int) condition.size(0), key.split("latent"))) {
      answer(z, condition, key, answer::add);
    }
    return answer.of(shape);
  }

  INDArray latents(int rows, RandomKey key) {
    INDArray z = Nd4j.create(DataType.FLOAT, rows, latent.size());
    if (latent.size() > 0) {
      latent.sample(key, z);
    }
    return z;
  }

  /** Portions, one behind the other in one array. */
  private static final class Gathering {
    private final int count;
    private int filled;
    private @Nullable INDArray all;

    Gathering(int count) {
      this.count = count;
    }

    void add(INDArray portion) {
      INDArray target = all;
      if (target == null) {
        long[] shape = portion.shape();
        shape[0] = count;
        target = Nd4j.create(DataType.FLOAT, shape);
        all = target;
      }
      int rows = (int) portion.size(0);
      target.get(NDArrayIndex.interval(filled, filled + rows)).assign(portion);
      filled += rows;
    }

    /** Everything; of no samples, an array of samples of the given shape. */
    INDArray of(SampleShape shape) {
      return all == null ? Nd4j.create(DataType.FLOAT, shape.batch(count)) : all;
    }
  }
}
