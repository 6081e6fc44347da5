package org.gan4j.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers as bytes: float32, little-endian, C order. */
final class ArrayBytes {
  private static final int CHUNK = 1 << 16;

  private ArrayBytes() {}

  /** Hands an array's bytes on, piece by piece; the buffer is reused. */
  static void send(INDArray array, Consumer<ByteBuffer> sink) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException("a checkpoint holds float32, not " + array.dataType());
    }
    float[] numbers;
    try (INDArray flat = Nd4j.toFlattened('c', array)) {
      numbers = flat.toFloatVector();
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.min(CHUNK, numbers.length) * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < numbers.length; start += CHUNK) {
      bytes.clear();
      bytes.asFloatBuffer().put(numbers, start, Math.min(CHUNK, numbers.length - start));
      bytes.limit(Math.min(CHUNK, numbers.length - start) * Float.BYTES);
      sink.accept(bytes);
    }
  }

  /** Overwrites an array with such bytes. */
  static void assign(ByteBuffer bytes, INDArray destination) {
    float[] numbers = new float[Math.toIntExact(destination.length())];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    try (INDArray source = Nd4j.create(numbers, destination.shape(), 'c')) {
      destination.assign(source);
    }
  }
}
