package org.gan4j.nn.optimizers;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.api.component.Option;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The treatment of a gradient that is too large.
 *
 * <p>All are immutable and thread-safe.
 */
@ThreadSafe
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Clipping.ByNorm.class, name = "norm"),
  @JsonSubTypes.Type(value = Clipping.ByValue.class, name = "value")
})
public sealed interface Clipping {

  /** Limits the gradient [n] in place. */
  void clip(INDArray gradient);

  /**
   * Scales the whole gradient so that its Euclidean norm is at most {@code maximum}. Pascanu et al.
   * 2013, algorithm 1.
   *
   * @param maximum the largest norm
   */
  record ByNorm(@Option(value = "Maximum norm of the whole gradient", above = 0) double maximum)
      implements Clipping {

    @Override
    public void clip(INDArray gradient) {
      double norm = gradient.norm2Number().doubleValue();
      if (norm > maximum) {
        gradient.muli(maximum / norm);
      }
    }
  }

  /**
   * Limits every number of the gradient to [-maximum, maximum].
   *
   * @param maximum the largest number
   */
  record ByValue(
      @Option(value = "Maximum absolute value of each number of the gradient", above = 0)
          double maximum)
      implements Clipping {

    @Override
    public void clip(INDArray gradient) {
      Nd4j.getExecutioner().exec(new ScalarMin(gradient, null, gradient, maximum));
      Nd4j.getExecutioner().exec(new ScalarMax(gradient, null, gradient, -maximum));
    }
  }
}
