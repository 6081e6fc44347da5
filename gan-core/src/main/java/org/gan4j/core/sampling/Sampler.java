package org.gan4j.core.sampling;

import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Latent;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.StyledGenerator;
import org.gan4j.core.sampling.Conditions.ConditionBatch;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Draws samples from a generator, in portions that fit into memory. */
@NotThreadSafe
public final class Sampler {
  /** Large enough for the matrix products, small enough for 128×128 RGB activations. */
  static final int PORTION = 256;

  private final Network generator;
  private final Latent latent;
  private final SampleShape shape;
  private final Conditions conditions;

  /** ψ; infinite for no truncation. */
  private final double truncation;

  /** Takes samples, and the conditions that they were made for. */
  @FunctionalInterface
  private interface Sink {
    void accept(INDArray made, @Nullable ConditionBatch given);
  }

  /**
   * Draws from a generator.
   *
   * @param shape of a sample
   */
  public Sampler(Network generator, Latent latent, SampleShape shape, Conditions conditions) {
    this(generator, latent, shape, conditions, Double.POSITIVE_INFINITY);
  }

  private Sampler(
      Network generator,
      Latent latent,
      SampleShape shape,
      Conditions conditions,
      double truncation) {
    this.generator = generator;
    this.latent = latent;
    this.shape = shape;
    this.conditions = conditions;
    this.truncation = truncation;
  }

  /** The same with another generator. */
  public Sampler with(Network other) {
    return new Sampler(other, latent, shape, conditions, truncation);
  }

  /** The same with other conditions. */
  public Sampler with(Conditions others) {
    return new Sampler(generator, latent, shape, others, truncation);
  }

  /**
   * The same with less variety, and samples that are more typical. A {@link StyledGenerator} gets
   * the styles w̄ + ψ (w - w̄) in place of w (Karras et al. 2019, appendix B); for others, numbers
   * of z beyond ± ψ times the root of their mean square are drawn again (Brock et al. 2019, section
   * 3.1).
   *
   * @param psi ψ, at least 0, and above 0 for a generator without styles
   */
  public Sampler truncated(double psi) {
    Require.atLeast("truncation", psi, 0);
    Require.that(psi > 0 || hasStyles(), "without styles, truncation must be above 0");
    return new Sampler(generator, latent, shape, conditions, psi);
  }

  /** Whether the generator makes samples of styles. */
  public boolean hasStyles() {
    return generator instanceof StyledGenerator;
  }

  /** A new array [count, sample shape]; the same key gives the same samples. */
  public INDArray draw(int count, RandomKey key) {
    Gathering all = new Gathering(count);
    draw(count, key, all::add);
    return all.of(shape);
  }

  /**
   * Samples at a place among all that are drawn.
   *
   * @return a new array [count, sample shape]
   */
  public INDArray draw(int first, int count, RandomKey key) {
    Gathering all = new Gathering(count);
    try (INDArray z = latents(count, key.split("latent"))) {
      generate(z, first, key, all::add);
    }
    return all.of(shape);
  }

  /** The shape of a sample. */
  public SampleShape shape() {
    return shape;
  }

  /** Its conditions. */
  Conditions conditions() {
    return conditions;
  }

  /** Hands on [≤ 256, sample shape] at a time; each is valid during the call only. */
  public void draw(int count, RandomKey key, Consumer<INDArray> sink) {
    drawGiven(count, key, (made, given) -> sink.accept(made));
  }

  /**
   * The samples of {@link #draw(int, RandomKey)} as people are shown them.
   *
   * @return a new array [count, …]
   */
  public INDArray picture(int count, RandomKey key) {
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
  public void generate(INDArray latents, int first, RandomKey key, Consumer<INDArray> sink) {
    generate(latents, first, key, (made, given) -> sink.accept(made));
  }

  /** {@link #generate(INDArray, int, RandomKey, Consumer)} as people are shown the samples. */
  public void pictures(INDArray latents, int first, RandomKey key, Consumer<INDArray> sink) {
    generate(
        latents,
        first,
        key,
        (made, given) -> sink.accept(given == null ? made : given.picture(made)));
  }

  private void generate(INDArray latents, int first, RandomKey key, Sink sink) {
    ConditionBatch given = conditions.draw(first, (int) latents.size(0), key.split("condition"));
    if (given == null) {
      forward(latents, null, key, made -> sink.accept(made, null));
      return;
    }
    try (given) {
      forward(latents, given.condition(), key, made -> sink.accept(made, given));
    }
  }

  private void forward(
      INDArray latents, @Nullable INDArray condition, RandomKey key, Consumer<INDArray> sink) {
    if (hasStyles() && Double.isFinite(truncation)) {
      try (INDArray made = styleSource().samples(latents, condition)) {
        sink.accept(made);
      }
      return;
    }
    try (Pass made = generator.forward(latents, condition, Mode.INFER, key)) {
      sink.accept(made.output());
    }
  }

  /**
   * The styles of the generator, truncated as samples are.
   *
   * @throws IllegalStateException if it has none
   */
  StyleSource styleSource() {
    if (!(generator instanceof StyledGenerator styled)) {
      throw new IllegalStateException("this generator has no styles");
    }
    return new StyleSource(styled, truncation);
  }

  /** The styles of samples that are drawn, as a new array [count, places, style size]. */
  INDArray styles(int count, RandomKey key) {
    StyleSource source = styleSource();
    try (INDArray z = latents(count, key.split("latent"))) {
      ConditionBatch given = conditions.draw(0, count, key.split("condition"));
      if (given == null) {
        return source.styles(z, null);
      }
      try (given) {
        return source.styles(z, given.condition());
      }
    }
  }

  /**
   * Samples for given conditions.
   *
   * @param condition [count, condition shape]
   * @return a new array [count, sample shape]
   */
  public INDArray generate(INDArray condition, RandomKey key) {
    Gathering made = new Gathering((int) condition.size(0));
    try (INDArray z = latents((int) condition.size(0), key.split("latent"))) {
      forward(z, condition, key, made::add);
    }
    return made.of(shape);
  }

  /**
   * Draws z.
   *
   * @return a new array [rows, latent size]
   */
  public INDArray latents(int rows, RandomKey key) {
    if (Double.isInfinite(truncation) || hasStyles() || latent.size() == 0) {
      return drawn(rows, key);
    }
    double spread = TruncatedLatents.spread(new Sampler(generator, latent, shape, conditions));
    return TruncatedLatents.draw(draw -> drawn(rows, draw), key, truncation * spread);
  }

  private INDArray drawn(int rows, RandomKey key) {
    INDArray z = Nd4j.create(DataType.FLOAT, rows, latent.size());
    if (latent.size() > 0) {
      latent.sample(key, z);
    }
    return z;
  }
}
