package org.gan4j.objectives.task;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.ClassConditions;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Classes as vectors with a 1 at the class's place and 0 elsewhere. */
record OneHotClasses(List<String> names) implements ClassConditions {
  OneHotClasses {
    names = List.copyOf(names);
  }

  SampleShape shape() {
    return SampleShape.vector(names.size());
  }

  @Override
  public INDArray of(int... labels) {
    INDArray rows = Nd4j.create(DataType.FLOAT, labels.length, names.size());
    for (int row = 0; row < labels.length; row++) {
      rows.putScalar(row, labels[row], 1);
    }
    return rows;
  }
}
