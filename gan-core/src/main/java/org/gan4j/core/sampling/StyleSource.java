package org.gan4j.core.sampling;

import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.StyledGenerator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Styles of a generator, moved towards their mean: w̄ + ψ (w - w̄), Karras et al. 2019, appendix B.
 *
 * @param generator whose styles they are
 * @param psi ψ; infinite for w itself
 */
@NotThreadSafe
record StyleSource(StyledGenerator generator, double psi) {

  /**
   * The styles of latents.
   *
   * @return a new array [batch, places, style size]
   */
  INDArray styles(INDArray latents, @Nullable INDArray condition) {
    INDArray styles = generator.styles(latents, condition);
    if (Double.isFinite(psi)) {
      int size = generator.styleSize();
      try (INDArray rest = generator.meanStyle().mul(1 - psi)) {
        styles.muli(psi);
        Broadcasts.addRow(styles.reshape('c', styles.length() / size, size), rest);
      }
    }
    return styles;
  }

  /**
   * The samples of latents.
   *
   * @return a new array [batch, sample shape]
   */
  INDArray samples(INDArray latents, @Nullable INDArray condition) {
    try (INDArray styles = styles(latents, condition)) {
      return generator.synthesize(styles);
    }
  }
}
