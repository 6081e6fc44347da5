package org.gan4j.objectives.augmentation;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of images [batch, channels, height, width] of floats or doubles, in any memory order.
 */
final class ImageMemory {
  private final @Nullable FloatBuffer floats;
  private final @Nullable DoubleBuffer doubles;
  private final int batchStride;
  private final int channelStride;
  private final int rowStride;
  private final int columnStride;

  private ImageMemory(INDArray images) {
    // A view's buffer stands at the view's first number.
    boolean single = images.dataType() == DataType.FLOAT;
    floats = single ? images.data().asNioFloat().slice() : null;
    doubles = single ? null : images.data().asNioDouble().slice();
    batchStride = Math.toIntExact(images.stride(0));
    channelStride = Math.toIntExact(images.stride(1));
    rowStride = Math.toIntExact(images.stride(2));
    columnStride = Math.toIntExact(images.stride(3));
  }

  /** To read images. */
  static ImageMemory source(INDArray images) {
    // Where a device has memory of its own, the latest numbers may be there.
    Nd4j.getAffinityManager().ensureLocation(images, Location.HOST);
    return new ImageMemory(images);
  }

  /** To write, or read and write, images. */
  static ImageMemory destination(INDArray images) {
    ImageMemory memory = source(images);
    Nd4j.getAffinityManager().tagLocation(images, Location.HOST);
    return memory;
  }

  /** image ← image of the batch. */
  void read(int index, HeapImage image) {
    double[] values = image.values();
    int at = 0;
    for (int channel = 0; channel < image.channels(); channel++) {
      for (int row = 0; row < image.height(); row++) {
        int from = start(index, channel, row);
        for (int column = 0; column < image.width(); column++, from += columnStride) {
          values[at++] = get(from);
        }
      }
    }
  }

  /** image of the batch ← image. */
  void write(int index, HeapImage image) {
    double[] values = image.values();
    int at = 0;
    for (int channel = 0; channel < image.channels(); channel++) {
      for (int row = 0; row < image.height(); row++) {
        int to = start(index, channel, row);
        for (int column = 0; column < image.width(); column++, to += columnStride) {
          set(to, values[at++]);
        }
      }
    }
  }

  private int start(int index, int channel, int row) {
    return index * batchStride + channel * channelStride + row * rowStride;
  }

  private double get(int index) {
    if (floats != null) {
      return floats.get(index);
    }
    return doubles == null ? Double.NaN : doubles.get(index);
  }

  private void set(int index, double value) {
    if (floats != null) {
      floats.put(index, (float) value);
    } else if (doubles != null) {
      doubles.put(index, value);
    }
  }
}
