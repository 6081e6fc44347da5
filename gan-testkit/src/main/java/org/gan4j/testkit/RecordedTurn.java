package org.gan4j.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A step without augmentations and regularizers. */
final class RecordedTurn implements Turn {
  private final GameNetworks networks;
  private final RecordedTape tape;
  private final Round round;
  private final LossStrategy loss;
  private final Value latent;
  private final long step;
  private final RandomKey key;
  private final Map<String, Double> numbers = new LinkedHashMap<>();

  RecordedTurn(
      GameNetworks networks,
      RecordedTape tape,
      Round round,
      LossStrategy loss,
      Latent latent,
      long step,
      RandomKey key) {
    this.networks = networks;
    this.tape = tape;
    this.round = round;
    this.loss = loss;
    this.latent = tape.constant(draw(latent, round.real(), key.split("latent")));
    this.step = step;
    this.key = key;
  }

  private static INDArray draw(Latent latent, INDArray real, RandomKey key) {
    DataType type = real.dataType();
    INDArray drawn = Nd4j.create(type, real.size(0), latent.size());
    if (latent.size() > 0) {
      latent.sample(key, drawn);
    }
    return drawn;
  }

  @Override
  public RecordedTape tape() {
    return tape;
  }

  @Override
  public Network network(String name) {
    return networks.get(name);
  }

  @Override
  public Round round() {
    return round;
  }

  @Override
  public Value latent() {
    return latent;
  }

  @Override
  public LossStrategy loss() {
    return loss;
  }

  @Override
  public Value augment(Value samples, boolean real) {
    return samples;
  }

  @Override
  public boolean comparesFeatures() {
    return false;
  }

  @Override
  public void compareFeatures(Value real, Value fake) {}

  @Override
  public void regularize(
      Network discriminator, Value real, Value fake, @Nullable INDArray condition) {}

  @Override
  public void report(String name, double value) {
    numbers.put(name, value);
  }

  @Override
  public void reportAccuracy(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the accuracy is a share in [0, 1], not " + share);
    }
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  @Override
  public Progress progress() {
    return Progress.start();
  }

  @Override
  public long step() {
    return step;
  }

  @Override
  public RandomKey key() {
    return key;
  }
}
