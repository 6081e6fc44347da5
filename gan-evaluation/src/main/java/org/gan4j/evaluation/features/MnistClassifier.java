package org.gan4j.evaluation.features;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The classifier of handwritten digits that comes with this module. {@code mnist-classifier.json}
 * beside it says how it was made.
 */
final class MnistClassifier {
  static final String RESOURCE = "mnist-classifier.network";
  static final SampleShape SHAPE = SampleShape.image(1, 28, 28);

  /** Digits are recognized more often, pictures of other kinds and other scripts far less. */
  private static final double RECOGNIZED = 0.95;

  private static final int EXAMINED = 10 * ConvolutionalFeatures.BATCH;

  private MnistClassifier() {}

  static LearnedNetwork read() {
    try (InputStream resource =
        Objects.requireNonNull(MnistClassifier.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return NetworkFile.decode(resource).network().as(MnistClassifierProvider.TYPE);
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + RESOURCE + " is damaged", e);
    }
  }

  static ConvolutionalFeatures open() {
    return new ConvolutionalFeatures(read());
  }

  /**
   * Whether data are such digits, in the same colours and with the same labels. Their names would
   * not tell: the classes of any file of labels are called 0, 1, 2 ….
   */
  static boolean recognizes(Dataset data) {
    if (!data.shape().equals(SHAPE)) {
      return false;
    }
    LearnedNetwork digits = read();
    if (!data.classes().equals(digits.classes())) {
      return false;
    }
    int count = Math.min(EXAMINED, data.size());
    int[] examined =
        IntStream.range(0, count).map(i -> (int) ((long) i * data.size() / count)).toArray();
    int right = 0;
    try (LayeredNetwork network = digits.build();
        INDArray batch = RealSamples.batch(data)) {
      Classification classification = new Classification(network);
      for (int from = 0; from < examined.length; from += ConvolutionalFeatures.BATCH) {
        int to = Math.min(examined.length, from + ConvolutionalFeatures.BATCH);
        int[] indices = Arrays.copyOfRange(examined, from, to);
        data.read(indices, RandomKey.ofSeed(from), batch.data().asNioFloat());
        right +=
            classification.recognized(batch, Arrays.stream(indices).map(data::label).toArray());
      }
    }
    return right >= RECOGNIZED * examined.length;
  }
}
