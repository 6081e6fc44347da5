package org.gan4j.api.game;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array on a {@link Tape}, valid until the step ends. */
@NotThreadSafe
public interface Value {

  /** The numbers: [batch, …]. Not to be changed. */
  INDArray array();
}
