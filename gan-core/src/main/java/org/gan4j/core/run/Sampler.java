package org.gan4j.core.run;

import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
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

  /** What is to be done with samples, and the round that they answer; null if there is none. */
  @FunctionalInterface
  private interface Sink {
    void accept(INDArray made, @Nullable Round round);
  }

  Sampler(Generator generator, Latent latent, SampleShape shape, Conditions conditions) {
    this.generator = generator;
    this.latent = latent;
    this.shape = shape;
    this.conditions = conditions;
  }

  /** A new array [count, sample shape]; the same key gives the same samples. */
  INDArray draw(int count, RandomKey key) {
    Gathering all = new Gathering(count);
    draw(count, key, all::add);
    return all.of(shape);
  }

  /** Hands on [≤ 256, sample shape] at a time; each is valid during the call only. */
  void draw(int count, RandomKey key, Consumer<INDArray> sink) {
    drawWithRounds(count, key, (made, round) -> sink.accept(made));
  }

  /**
   * The samples of {@link #draw(int, RandomKey)} as people are shown them.
   *
   * @return a new array [count, …]
   */
  INDArray picture(int count, RandomKey key) {
    Gathering all = new Gathering(count);
    drawWithRounds(
        count, key, (made, round) -> all.add(round == null ? made : round.picture(made)));
    return all.of(shape);
  }

  private void drawWithRounds(int count, RandomKey key, Sink sink) {
    for (int start = 0; start < count; start += PORTION) {
      int rows = Math.min(PORTION, count - start);
      RandomKey portion = key.split(start);
      try (INDArray z = latents(rows, portion.split("latent"))) {
        generate(z, portion, sink);
      }
    }
  }

  /**
   * Samples of given latents, with conditions that the key chooses.
   *
   * @param latents [count, latent size]
   */
  void generate(INDArray latents, RandomKey key, Consumer<INDArray> sink) {
    generate(latents, key, (made, round) -> sink.accept(made));
  }

  private void generate(INDArray latents, RandomKey key, Sink sink) {
    Round round = conditions.draw((int) latents.size(0), key.split("condition"));
    if (round == null) {
      generate(latents, null, key, made -> sink.accept(made, null));
      return;
    }
    try (round) {
      generate(latents, round.generatorCondition(), key, made -> sink.accept(made, round));
    }
  }

  private void generate(
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
      generate(z, condition, key, answer::add);
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
        // What ND4J returns is the array's own.
        long[] shape = portion.shape().clone();
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
