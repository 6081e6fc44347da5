package org.gan4j.objectives.game;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Noise, then a categorical code as a one-hot vector, then continuous codes from U[−1, 1): Chen et
 * al. 2016, section 7.1.
 *
 * <p>Between two latents the noise goes as its own distribution has it and continuous codes go
 * straight; the category, which has nothing in between, changes in the middle.
 *
 * @param noise the experiment's latent
 * @param categories values of the categorical code
 * @param continuous how many continuous codes
 */
record CodedLatent(Latent noise, int categories, int continuous) implements Latent {

  @Override
  public int size() {
    return noise.size() + categories + continuous;
  }

  Columns noiseColumns() {
    return new Columns(0, noise.size());
  }

  Columns categoryColumns() {
    return new Columns(noise.size(), categories);
  }

  Columns continuousColumns() {
    return new Columns(noise.size() + categories, continuous);
  }

  @Override
  public void sample(RandomKey key, INDArray destination) {
    if (noise.size() > 0) {
      noise.sample(key.split("noise"), noiseColumns().of(destination));
    }
    if (categories > 0) {
      RandomGenerator generator = key.split("category").generator();
      INDArray codes = categoryColumns().of(destination);
      codes.assign(0);
      for (int row = 0; row < destination.size(0); row++) {
        codes.putScalar(row, generator.nextInt(categories), 1);
      }
    }
    if (continuous > 0) {
      key.split("continuous").fillUniform(continuousColumns().of(destination), -1, 1);
    }
  }

  /** Noise as its own distribution has it; a continuous code outside of [−1, 1) is drawn again. */
  @Override
  public void confine(INDArray latents, RandomKey key) {
    if (noise.size() > 0) {
      noise.confine(noiseColumns().of(latents), key.split("noise"));
    }
    for (int row = 0; row < latents.size(0); row++) {
      RandomGenerator generator = key.split("continuous").split(row).generator();
      for (int i = noise.size() + categories; i < size(); i++) {
        if (Math.abs(latents.getDouble(row, i)) > 1) {
          latents.putScalar(row, i, generator.nextDouble(-1, 1));
        }
      }
    }
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    INDArray way = Nd4j.createUninitialized(from.dataType(), from.shape(), 'c');
    INDArray between =
        noise.interpolate(
            noiseColumns().of(from).dup('c'), noiseColumns().of(to).dup('c'), fraction);
    if (noise.size() > 0) {
      noiseColumns().of(way).assign(between);
    }
    for (int row = 0; row < from.size(0); row++) {
      INDArray category = fraction < 0.5 ? from : to;
      if (fraction == 0.5 && isEarlier(from, to, row)) {
        // From both sides the middle is the same.
        category = from;
      }
      for (int i = noise.size(); i < noise.size() + categories; i++) {
        way.putScalar(row, i, category.getDouble(row, i));
      }
      for (int i = noise.size() + categories; i < size(); i++) {
        way.putScalar(
            row, i, (1 - fraction) * from.getDouble(row, i) + fraction * to.getDouble(row, i));
      }
    }
    return way;
  }

  private boolean isEarlier(INDArray one, INDArray other, int row) {
    for (int i = noise.size(); i < noise.size() + categories; i++) {
      int order = Double.compare(one.getDouble(row, i), other.getDouble(row, i));
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }
}
