package org.gan4j.evaluation.features;

import java.nio.FloatBuffer;
import org.gan4j.api.SampleShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Square images in all four directions, with the number of quarter turns as the class. */
final class Rotations {
  static final int DIRECTIONS = 4;
  private static final int IMAGES = ConvolutionalFeatures.BATCH / DIRECTIONS;

  private final RealSamples samples;
  private final SampleShape image;

  Rotations(RealSamples samples, SampleShape image) {
    this.samples = samples;
    this.image = image;
  }

  /**
   * Overwrites a batch with the next images, each in all four directions.
   *
   * @param batch [64, image]
   * @return the quarter turns of each
   */
  int[] next(INDArray batch) {
    float[] upright = samples.next(IMAGES);
    FloatBuffer destination = batch.data().asNioFloat();
    int[] turns = new int[IMAGES * DIRECTIONS];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = i % DIRECTIONS;
      rotate(upright, i / DIRECTIONS * image.length(), turns[i], destination);
    }
    return turns;
  }

  /** Appends an image after quarter turns to the right. */
  private void rotate(float[] images, int start, int turns, FloatBuffer destination) {
    int side = image.height();
    for (int channel = 0; channel < image.channels(); channel++) {
      int plane = start + channel * side * side;
      for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
          destination.put(images[plane + source(row, column, turns, side)]);
        }
      }
    }
  }

  /** Which pixel of an image is seen at a place of the rotated one. */
  static int source(int row, int column, int turns, int side) {
    int last = side - 1;
    return switch (turns) {
      case 1 -> (last - column) * side + row;
      case 2 -> (last - row) * side + last - column;
      case 3 -> column * side + last - row;
      default -> row * side + column;
    };
  }
}
