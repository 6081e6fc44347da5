package org.gan4j.translation.game;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Earlier generated pictures. A discriminator that sees them again does not forget what the
 * generator did before, so that the two do not circle around each other. Shrivastava et al.,
 * "Learning from simulated and unsupervised images through adversarial training", 2017, section
 * 2.3, picture by picture as in CycleGAN's code.
 */
@NotThreadSafe
final class ImagePool {
  private final INDArray pictures;
  private final INDArray count = Nd4j.zeros(DataType.FLOAT, 1);
  private final int size;

  /**
   * An empty pool.
   *
   * @param size how many pictures it keeps, 0 for none
   * @param shape of a picture
   */
  ImagePool(int size, SampleShape shape) {
    this.size = size;
    this.pictures = Nd4j.zeros(DataType.FLOAT, shape.batch(Math.max(1, size)));
  }

  /**
   * Keeps generated pictures. As long as the pool is not full, they are returned as they are; then
   * one in two changes places with one of the pool.
   *
   * @param fakes [batch, shape], not changed
   * @return a new array of the same type and shape
   */
  INDArray exchange(INDArray fakes, RandomKey key) {
    INDArray shown = fakes.dup('c');
    RandomGenerator random = key.generator();
    for (long row = 0; row < fakes.size(0) && size > 0; row++) {
      int kept = count.getInt(0);
      if (kept < size) {
        pictures.slice(kept).assign(fakes.slice(row));
        count.assign(kept + 1);
      } else if (random.nextBoolean()) {
        INDArray place = pictures.slice(random.nextInt(size));
        shown.slice(row).assign(place);
        place.assign(fakes.slice(row));
      }
    }
    return shown;
  }

  /**
   * The live state, for a checkpoint.
   *
   * @param name of the pool
   */
  Map<String, INDArray> state(String name) {
    Map<String, INDArray> state = new LinkedHashMap<>();
    if (size > 0) {
      state.put(name, pictures);
      state.put(name + "-count", count);
    }
    return state;
  }
}
