package org.gan4j.nn.layers;

import java.util.function.Supplier;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The style of one layer among those of a {@link Synthesis}, and the place of its gradient. */
final class StyleColumns {
  private final StyleInput input;
  private final CachedView columns = new CachedView();
  private final CachedView gradientColumns = new CachedView();
  private final ReusableArray copy;
  private @Nullable INDArray current;
  private @Nullable INDArray gradient;

  StyleColumns(StyleInput input, Supplier<ReusableArray> memory) {
    this.input = input;
    copy = memory.get();
  }

  /** Takes the styles of a pass, [batch, places · size]. */
  void set(INDArray styles, INDArray styleGradient) {
    INDArray view = columns.of(styles, this::view);
    INDArray dense = copy.like(view);
    dense.assign(view);
    current = dense;
    gradient = styleGradient;
  }

  private INDArray view(INDArray styles) {
    return styles.get(NDArrayIndex.all(), NDArrayIndex.interval(input.from(), input.to()));
  }

  /** [batch, size], dense. */
  INDArray current() {
    return FastRuntime.requireForward(current);
  }

  /** Adds to the gradient of the style, [batch, size]. */
  void add(INDArray part) {
    gradientColumns.of(FastRuntime.requireForward(gradient), this::view).addi(part);
  }
}
