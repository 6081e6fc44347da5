package org.gan4j.objectives.task;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.ClassConditions;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Classes as vectors with a 1 at the class's place and 0 elsewhere. */
record OneHotClasses(List<String> names) implements ClassConditions {
  OneHotClasses {
    names = List.copyOf(names);
  }

  SampleShape shape() {
    return SampleShape.vector(names.size());
  }

  INDArray rows(int... labels) {
    return OneHot.rows(names.size(), labels);
  }

  @Override
  public INDArray of(RandomKey key, int... labels) {
    return rows(labels);
  }
}
