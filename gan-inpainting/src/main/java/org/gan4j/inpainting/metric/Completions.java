package org.gan4j.inpainting.metric;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.inpainting.InpaintingRound;
import org.gan4j.inpainting.arrays.HeapArrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Lets a generator complete held-out images. */
final class Completions {
  private static final int PORTION = 64;

  private final HeldOutImages held;
  private final SampleSource generator;
  private final RandomKey key;

  /** Receives a completion. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a completion.
     *
     * @param number of the held-out image
     * @param completion [channels · height · width]
     */
    void accept(int number, float[] completion);
  }

  Completions(HeldOutImages held, SampleSource generator, RandomKey key) {
    this.held = held;
    this.generator = generator;
    this.key = key;
  }

  /** Completes every image several times, the completions of an image one after the other. */
  void each(int draws, Sink sink) {
    int all = Math.multiplyExact(held.count(), draws);
    for (int start = 0; start < all; start += PORTION) {
      int[] numbers = new int[Math.min(PORTION, all - start)];
      for (int row = 0; row < numbers.length; row++) {
        numbers[row] = (start + row) / draws;
      }
      complete(numbers, key.split(start), sink);
    }
  }

  private void complete(int[] numbers, RandomKey fill, Sink sink) {
    List<boolean[]> holes = new ArrayList<>();
    try (INDArray batch = Nd4j.create(DataType.FLOAT, held.task().image().batch(numbers.length))) {
      for (int row = 0; row < numbers.length; row++) {
        float[] image = held.image(numbers[row]);
        HeapArrays.write(image, batch, row * image.length);
        holes.add(held.hole(numbers[row]));
      }
      try (InpaintingRound round = held.task().round(batch, holes, fill);
          INDArray generated = generator.generate(round.generatorCondition())) {
        INDArray completed = round.completed(generated);
        for (int row = 0; row < numbers.length; row++) {
          float[] completion = new float[held.task().image().length()];
          HeapArrays.read(completed, row * completion.length, completion);
          sink.accept(numbers[row], completion);
        }
      }
    }
  }
}
