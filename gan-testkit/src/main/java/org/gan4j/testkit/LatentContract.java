package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The contract of every latent distribution: a draw is a function of its key, and a walk between
 * two latents begins and ends at them.
 *
 * @param <C> its configuration
 */
public abstract class LatentContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final int BATCH = 5;

  /** Rounding of float32 in a few operations on numbers of order 1. */
  private static final double ROUNDING = 1e-5;

  /** For subclasses. */
  protected LatentContract() {}

  @Override
  protected abstract LatentProvider<C> provider();

  private Latent latent() {
    return provider().create(configuration(), LatentContext.standalone());
  }

  private static INDArray draw(Latent latent, RandomKey key, DataType type) {
    INDArray drawn = Nd4j.valueArrayOf(new long[] {BATCH, latent.size()}, Double.NaN, type);
    latent.sample(key, drawn);
    return drawn;
  }

  @Test
  void drawsTheSameForTheSameKeyAndElseSomethingElse() {
    Latent latent = latent();
    INDArray drawn = draw(latent, KEY, DataType.FLOAT);
    draw(latent, KEY.split("in between"), DataType.FLOAT);

    assertThat(draw(latent, KEY, DataType.FLOAT)).isEqualTo(drawn);
    assertThat(draw(latent(), KEY, DataType.FLOAT)).isEqualTo(drawn);
    assertThat(draw(latent, KEY.split("another"), DataType.FLOAT)).isNotEqualTo(drawn);
  }

  @Test
  void fillsWhateverArrayItIsGiven() {
    Latent latent = latent();
    INDArray expected = draw(latent, KEY, DataType.FLOAT);
    INDArray wide = Nd4j.create(DataType.FLOAT, BATCH, latent.size() + 2L);
    INDArray view = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 1 + latent.size()));
    latent.sample(KEY, view);

    assertThat(view).isEqualTo(expected);
    assertThat(wide.getColumn(0).amaxNumber().doubleValue()).isZero();
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      for (double number : draw(latent, KEY, type).dup().data().asDouble()) {
        assertThat(number).isFinite();
      }
    }
  }

  @Test
  void drawsRowsThatDiffer() {
    INDArray drawn = draw(latent(), KEY, DataType.FLOAT);

    assertThat(drawn.getRow(0)).isNotEqualTo(drawn.getRow(1));
  }

  @Test
  void walksFromOneLatentToTheOther() {
    Latent latent = latent();
    INDArray from = draw(latent, KEY.split("from"), DataType.FLOAT);
    INDArray to = draw(latent, KEY.split("to"), DataType.FLOAT);
    INDArray fromBefore = from.dup();
    INDArray toBefore = to.dup();

    assertThat(latent.interpolate(from, to, 0).equalsWithEps(from, ROUNDING)).isTrue();
    assertThat(latent.interpolate(from, to, 1).equalsWithEps(to, ROUNDING)).isTrue();
    INDArray middle = latent.interpolate(from, to, 0.5);
    assertThat(middle.equalsWithEps(latent.interpolate(to, from, 0.5), ROUNDING))
        .as("the middle is the same from both sides")
        .isTrue();
    assertThat(from).isEqualTo(fromBefore);
    assertThat(to).isEqualTo(toBefore);
  }

  @Test
  void staysWhereItIsBetweenEqualLatents() {
    Latent latent = latent();
    INDArray at = draw(latent, KEY, DataType.FLOAT);

    assertThat(latent.interpolate(at, at.dup(), 0.3).equalsWithEps(at, 1e-4)).isTrue();
  }

  @Test
  void confinesLatentsThatWereMovedAndNoOthers() {
    Latent latent = latent();
    INDArray drawn = draw(latent, KEY, DataType.FLOAT);
    INDArray confined = drawn.dup();
    latent.confine(confined, KEY.split("confine"));
    assertThat(confined.equalsWithEps(drawn, ROUNDING)).isTrue();

    INDArray moved = drawn.mul(5);
    latent.confine(moved, KEY.split("confine"));
    INDArray once = moved.dup();
    latent.confine(moved, KEY.split("again"));
    assertThat(moved.equalsWithEps(once, ROUNDING)).as("is in the support").isTrue();
  }
}
