package org.gan4j.api.data;

import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the generator of a task does to a picture that a user gives: it translates, enlarges or
 * completes it. {@code gan apply} calls it for trained runs.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
public interface PictureMapping {

  /** The shape of the pictures: [channels, height, width]. Others are resized to it before. */
  SampleShape input();

  /**
   * The generator's conditions for pictures.
   *
   * @param pictures [batch, input shape] in [-1, 1], not to be changed
   * @return a new array [batch, generator's condition shape]
   */
  INDArray conditions(INDArray pictures);

  /**
   * The resulting pictures; the generator's output unless the task composes them.
   *
   * @param pictures as for {@link #conditions}, not to be changed
   * @param generated [batch, generated shape], not to be changed
   * @return a new array [batch, channels, height, width] in [-1, 1]
   */
  default INDArray results(INDArray pictures, INDArray generated) {
    return generated.dup();
  }
}
