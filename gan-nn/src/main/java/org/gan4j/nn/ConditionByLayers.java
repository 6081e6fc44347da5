package org.gan4j.nn;

import org.gan4j.api.SampleShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The input alone; layers further on read the condition. */
enum ConditionByLayers implements Conditioning {
  INSTANCE;

  @Override
  public boolean joins() {
    return false;
  }

  @Override
  public SampleShape joined(SampleShape input, SampleShape condition) {
    return input;
  }

  @Override
  public void join(INDArray input, INDArray condition, INDArray joined) {
    joined.assign(input);
  }

  @Override
  public void split(INDArray joinedGradient, INDArray inputGradient) {
    inputGradient.assign(joinedGradient);
  }
}
