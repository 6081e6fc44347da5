package org.gan4j.testkit;

import java.util.Optional;
import org.gan4j.api.data.Round;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A round whose arrays have the type of the networks. */
record CastRound(Round round, DataType type) implements Round {
  private @Nullable INDArray cast(@Nullable INDArray array) {
    return array == null ? null : array.castTo(type);
  }

  @Override
  public INDArray real() {
    return round.real().castTo(type);
  }

  @Override
  public INDArray array(String name) {
    return round.array(name).castTo(type);
  }

  @Override
  public int[] labels() {
    return round.labels();
  }

  @Override
  public @Nullable INDArray generatorCondition() {
    return cast(round.generatorCondition());
  }

  @Override
  public @Nullable INDArray discriminatorCondition() {
    return cast(round.discriminatorCondition());
  }

  @Override
  public INDArray compose(INDArray generated) {
    return round.compose(generated);
  }

  @Override
  public INDArray composeBackward(INDArray gradient) {
    return round.composeBackward(gradient);
  }

  @Override
  public INDArray picture(INDArray generated) {
    return round.picture(generated);
  }

  @Override
  public double adversarialWeight() {
    return round.adversarialWeight();
  }

  @Override
  public Optional<Reconstruction> reconstruction(INDArray generated) {
    return round.reconstruction(generated);
  }

  @Override
  public void close() {
    round.close();
  }
}
