package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.gan4j.api.objective.LossStrategyProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The contract of every loss: its gradients agree with finite differences, belong to the mean over
 * the batch, and stay finite.
 *
 * @param <C> its configuration
 */
public abstract class LossStrategyContract<C extends Record> extends ComponentContract<C> {
  private static final int BATCH = 6;

  /** For subclasses. */
  protected LossStrategyContract() {}

  @Override
  protected abstract LossStrategyProvider<C> provider();

  /** The loss under test. */
  protected final LossStrategy loss() {
    return provider().create(configuration(), LossContext.standalone());
  }

  private static INDArray logits(String name, DataType type) {
    INDArray logits = Nd4j.create(type, BATCH, 1);
    RandomKey.ofSeed(1).split(name).fillGaussian(logits, 0.3, 2);
    return logits;
  }

  private static INDArray real() {
    return logits("real", DataType.DOUBLE);
  }

  private static INDArray fake() {
    return logits("fake", DataType.DOUBLE);
  }

  private GeneratorLoss generator(INDArray fake, INDArray real) {
    @Nullable INDArray compared = loss().generatorNeedsRealLogits() ? real : null;
    return loss().generator(fake, compared);
  }

  private DiscriminatorLoss discriminator(INDArray real, INDArray fake) {
    return loss().discriminator(real, fake, RandomKey.ofSeed(2));
  }

  @Test
  void discriminatorGradientsMatchFiniteDifferences() {
    INDArray real = real();
    INDArray fake = fake();
    DiscriminatorLoss loss = discriminator(real, fake);

    FiniteDifferences.standard()
        .check("real logits", loss.realGradient(), real, () -> discriminator(real, fake).value());
    FiniteDifferences.standard()
        .check("fake logits", loss.fakeGradient(), fake, () -> discriminator(real, fake).value());
  }

  @Test
  void generatorGradientMatchesFiniteDifferences() {
    INDArray fake = fake();

    FiniteDifferences.standard()
        .check(
            "fake logits",
            generator(fake, real()).fakeGradient(),
            fake,
            () -> generator(fake, real()).value());
  }

  @Test
  void staysFiniteHoweverSureTheDiscriminatorIs() {
    for (double sure : new double[] {1e4, -1e4, 0}) {
      staysFinite(sure, DataType.FLOAT);
      staysFinite(sure, DataType.DOUBLE);
    }
  }

  private void staysFinite(double sure, DataType type) {
    INDArray real = Nd4j.valueArrayOf(new long[] {BATCH, 1}, sure, type);
    INDArray fake = Nd4j.valueArrayOf(new long[] {BATCH, 1}, -sure, type);
    DiscriminatorLoss discriminator = discriminator(real, fake);
    GeneratorLoss generator = generator(fake, real);

    assertThat(discriminator.value()).isFinite();
    assertThat(generator.value()).isFinite();
    assertFinite(discriminator.realGradient());
    assertFinite(discriminator.fakeGradient());
    assertFinite(generator.fakeGradient());
  }

  private static void assertFinite(INDArray gradient) {
    for (double derivative : gradient.toDoubleVector()) {
      assertThat(derivative).isFinite();
    }
  }

  @Test
  void gradientsHaveTheShapeAndTypeOfTheLogits() {
    assertShapeAndType(DataType.FLOAT);
    assertShapeAndType(DataType.DOUBLE);
  }

  private void assertShapeAndType(DataType type) {
    INDArray real = logits("real", type);
    INDArray fake = logits("fake", type);
    DiscriminatorLoss discriminator = discriminator(real, fake);

    for (INDArray gradient :
        new INDArray[] {
          discriminator.realGradient(),
          discriminator.fakeGradient(),
          generator(fake, real).fakeGradient()
        }) {
      assertThat(gradient.shape()).containsExactly(BATCH, 1);
      assertThat(gradient.dataType()).isEqualTo(type);
    }
  }

  @Test
  void doesNotChangeTheLogits() {
    INDArray real = real();
    INDArray fake = fake();
    discriminator(real, fake);
    generator(fake, real);

    assertThat(real).isEqualTo(real());
    assertThat(fake).isEqualTo(fake());
  }

  @Test
  void valuesAndGradientsBelongToTheMeanOfTheBatch() {
    INDArray real = real();
    INDArray fake = fake();
    DiscriminatorLoss once = discriminator(real, fake);
    DiscriminatorLoss twice =
        loss().discriminator(Nd4j.concat(0, real, real), Nd4j.concat(0, fake, fake));
    GeneratorLoss generatorOnce = generator(fake, real);
    GeneratorLoss generatorTwice =
        generator(Nd4j.concat(0, fake, fake), Nd4j.concat(0, real, real));

    assertThat(twice.value()).isCloseTo(once.value(), within(1e-12));
    assertThat(generatorTwice.value()).isCloseTo(generatorOnce.value(), within(1e-12));
    assertThat(twice.realGradient().getDouble(0))
        .isCloseTo(once.realGradient().getDouble(0) / 2, within(1e-12));
    assertThat(generatorTwice.fakeGradient().getDouble(0))
        .isCloseTo(generatorOnce.fakeGradient().getDouble(0) / 2, within(1e-12));
  }

  @Test
  void readsViewsInAnyOrder() {
    assertSameFor(logits -> column(logits, 'c'));
    assertSameFor(logits -> column(logits, 'f'));
    assertSameFor(logits -> logits.dup('f'));
    assertSameFor(LossStrategyContract::lowerHalf);
  }

  private void assertSameFor(Function<INDArray, INDArray> layout) {
    INDArray real = layout.apply(real());
    INDArray fake = layout.apply(fake());
    DiscriminatorLoss expected = loss().discriminator(real(), fake());
    DiscriminatorLoss actual = discriminator(real, fake);

    assertThat(actual.value()).isCloseTo(expected.value(), within(1e-12));
    assertThat(actual.realGradient()).isEqualTo(expected.realGradient());
    assertThat(actual.fakeGradient()).isEqualTo(expected.fakeGradient());
    assertThat(generator(fake, real).fakeGradient())
        .isEqualTo(generator(fake(), real()).fakeGradient());
  }

  /** The same numbers as the middle column of a larger array. */
  private static INDArray column(INDArray logits, char order) {
    INDArray wide = Nd4j.zeros(logits.dataType(), BATCH, 3).dup(order);
    wide.putColumn(1, logits.reshape(BATCH));
    return wide.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2));
  }

  /** The same numbers in the second half of a longer array. */
  private static INDArray lowerHalf(INDArray logits) {
    INDArray tall = Nd4j.concat(0, Nd4j.zeros(logits.dataType(), BATCH, 1), logits);
    return tall.get(NDArrayIndex.interval(BATCH, 2 * BATCH), NDArrayIndex.all());
  }

  @Test
  void judgesPatches() {
    INDArray real = real().reshape(2, 1, 3, 1);
    INDArray fake = fake().reshape(2, 1, 3, 1);
    DiscriminatorLoss discriminator = discriminator(real, fake);
    GeneratorLoss generator = generator(fake, real);

    FiniteDifferences.standard()
        .check(
            "logits of real patches",
            discriminator.realGradient(),
            real,
            () -> discriminator(real, fake).value());
    FiniteDifferences.standard()
        .check(
            "logits of fake patches",
            discriminator.fakeGradient(),
            fake,
            () -> discriminator(real, fake).value());
    FiniteDifferences.standard()
        .check(
            "logits of fake patches",
            generator.fakeGradient(),
            fake,
            () -> generator(fake, real).value());
  }

  @Test
  void judgesASingleSample() {
    INDArray real = Nd4j.valueArrayOf(new long[] {1, 1}, 0.5, DataType.FLOAT);
    INDArray fake = Nd4j.valueArrayOf(new long[] {1, 1}, -0.5, DataType.FLOAT);

    assertThat(loss().discriminator(real, fake).realGradient().shape()).containsExactly(1, 1);
    assertThat(generator(fake, real).fakeGradient().shape()).containsExactly(1, 1);
  }
}
