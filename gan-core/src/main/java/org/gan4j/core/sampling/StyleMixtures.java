package org.gan4j.core.sampling;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Samples with the coarse styles of some samples and the fine styles of others: Karras et al. 2019,
 * figure 3.
 */
@NotThreadSafe
public final class StyleMixtures {
  private final Sampler sampler;

  /** Mixes what a sampler draws from a generator with styles. */
  public StyleMixtures(Sampler sampler) {
    this.sampler = sampler;
  }

  /**
   * Draws samples and mixes them.
   *
   * @param rows how many samples give coarse styles
   * @param columns how many samples give fine styles
   * @param from the first place that has the style of a column
   * @return a new array [(rows + 1) · (columns + 1), sample shape]: a blank sample and those of the
   *     columns, and then for each row its own sample and its mixtures
   * @throws IllegalStateException if the generator has no styles
   */
  public INDArray draw(int rows, int columns, int from, RandomKey key) {
    StyleSource source = sampler.styleSource();
    Gathering all = new Gathering((rows + 1) * (columns + 1));
    try (INDArray coarse = sampler.styles(rows, key.split("rows"));
        INDArray fine = sampler.styles(columns, key.split("columns"));
        INDArray blank = Nd4j.valueArrayOf(sampler.shape().batch(1), -1.0, DataType.FLOAT);
        INDArray above = source.generator().synthesize(fine)) {
      all.add(blank);
      all.add(above);
      for (int row = 0; row < rows; row++) {
        try (INDArray own = coarse.get(NDArrayIndex.interval(row, row + 1)).dup('c');
            INDArray mixed = mixed(own, fine, from);
            INDArray left = source.generator().synthesize(own);
            INDArray made = source.generator().synthesize(mixed)) {
          all.add(left);
          all.add(made);
        }
      }
    }
    return all.of(sampler.shape());
  }

  /** The coarse styles of one sample with the fine ones of others, [count, places, style size]. */
  private static INDArray mixed(INDArray coarse, INDArray fine, int from) {
    INDArray all = fine.dup('c');
    for (int sample = 0; sample < fine.size(0); sample++) {
      for (int place = 0; place < from; place++) {
        all.slice(sample).slice(place).assign(coarse.slice(0).slice(place));
      }
    }
    return all;
  }
}
