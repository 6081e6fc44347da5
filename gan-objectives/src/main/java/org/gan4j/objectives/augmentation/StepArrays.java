package org.gan4j.objectives.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays for the augmented samples of a step, which are valid until the step ends. */
@NotThreadSafe
final class StepArrays {
  private final Arrays real = new Arrays();
  private final Arrays fake = new Arrays();

  /** An uninitialized array of the shape and type of the samples, in C order. */
  INDArray next(INDArray samples, BatchContext batch) {
    return (batch.real() ? real : fake).next(samples, batch);
  }

  private record Typed(DataType type, ReusableArray array) {
    static Typed of(DataType type) {
      return new Typed(type, new ReusableArray(type));
    }
  }

  /** The arrays of one batch, which are reused for the next one. */
  private static final class Arrays {
    private final List<Typed> all = new ArrayList<>();
    private @Nullable BatchContext batch;
    private int used;

    INDArray next(INDArray samples, BatchContext current) {
      if (!current.equals(batch)) {
        batch = current;
        used = 0;
      }
      DataType type = samples.dataType();
      if (used == all.size()) {
        all.add(Typed.of(type));
      } else if (all.get(used).type() != type) {
        all.set(used, Typed.of(type));
      }
      return all.get(used++).array().like(samples);
    }
  }
}
