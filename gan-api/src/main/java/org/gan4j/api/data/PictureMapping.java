package org.gan4j.api.data;

import java.util.Map;
import java.util.Optional;
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

  /**
   * The shape of the pictures: [channels, height, width]. Others are resized to it before, unless
   * {@link #dataFor} says how the task takes them.
   */
  SampleShape input();

  /**
   * The data of a task like this one whose mapping takes pictures of another size. Such pictures
   * are mapped as they are, in tiles if they are large, provided that the generator {@linkplain
   * org.gan4j.api.network.Generator#locality() is local}. The condition of a picture then has its
   * height and width, and each of its pixels depends on the same pixel of the picture alone.
   *
   * @param height of the pictures
   * @param width of the pictures
   * @return the shapes of the dataset's arrays, by name; empty if the task is for one size of
   *     pictures
   */
  default Optional<Map<String, SampleShape>> dataFor(int height, int width) {
    return Optional.empty();
  }

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
