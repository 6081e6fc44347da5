package org.gan4j.evaluation.features;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Upsample;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Trains an encoder together with a decoder, which restores the samples from the features of noisy
 * ones: minimizes the mean squared error per pixel.
 */
final class Denoising implements AutoCloseable {
  /** Of the noise; pixels are in [-1, 1]. */
  private static final double NOISE = 0.25;

  private static final int LEAST_FILTERS = 8;

  private final LayeredNetwork encoder;
  private final LayeredNetwork decoder;
  private final SampleShape image;
  private final RandomKey noise;
  private double error = Double.NaN;

  /**
   * A new pair of networks.
   *
   * @param architecture of the encoder
   */
  Denoising(Architecture architecture, RandomKey key) {
    image = architecture.image();
    noise = key.split("noise");
    encoder = architecture.build(key.split("initialization"));
    decoder =
        new LayeredNetwork(
            new LayeredNetwork.Interface(
                "decoder", SampleShape.vector(architecture.width()), null, null, DataType.FLOAT),
            decoder(architecture),
            key.split("decoder"));
  }

  /** As the encoder, backwards; its images are up to a factor too large, and are cut off. */
  private static NetworkDefinition decoder(Architecture architecture) {
    SampleShape smallest = architecture.smallest();
    List<FastLayer> layers = new ArrayList<>();
    layers.add(new Dense(smallest.length(), false));
    layers.add(new BatchNorm());
    layers.add(Elementwise.relu());
    layers.add(new Reshape(smallest));
    int filters = smallest.channels();
    for (int i = 0; i < architecture.halvings(); i++) {
      filters = Math.max(LEAST_FILTERS, filters / 2);
      layers.add(new Upsample(2));
      layers.add(new Convolution(filters, 3, 1, 1, false));
      layers.add(new BatchNorm());
      layers.add(Elementwise.relu());
    }
    layers.add(new Convolution(architecture.image().channels(), 3, 1, 1, true));
    return NetworkDefinition.of(layers).withInitialization(new Initialization.He());
  }

  LayeredNetwork encoder() {
    return encoder;
  }

  /** The mean squared error per pixel in the latest iteration. */
  double error() {
    return error;
  }

  /**
   * Trains.
   *
   * @param clean memory for a batch
   */
  void train(Learning learning, INDArray clean, RealSamples samples) {
    Optimizer ofEncoder = learning.optimizer(encoder);
    Optimizer ofDecoder = learning.optimizer(decoder);
    try (INDArray noisy = clean.like()) {
      learning.run(
          iteration -> {
            samples.next(ConvolutionalFeatures.BATCH, clean);
            disturb(clean, noisy, noise.split(iteration));
            differentiate(noisy, clean);
            encoder.update(ofEncoder, iteration);
            decoder.update(ofDecoder, iteration);
          });
    }
    learning.requireFinite(encoder);
  }

  private static void disturb(INDArray clean, INDArray noisy, RandomKey key) {
    RandomGenerator generator = key.generator();
    FloatBuffer from = clean.data().asNioFloat();
    FloatBuffer to = noisy.data().asNioFloat();
    for (int i = 0; i < clean.length(); i++) {
      to.put(i, (float) (from.get(i) + NOISE * generator.nextGaussian()));
    }
  }

  private void differentiate(INDArray noisy, INDArray clean) {
    RandomKey none = RandomKey.ofSeed(0);
    try (Pass encoding = encoder.forward(noisy, null, Mode.TRAIN, none);
        Pass decoding = decoder.forward(encoding.output(), null, Mode.TRAIN, none);
        INDArray gradient = gradient(decoding.output(), clean)) {
      INDArray ofFeatures =
          Objects.requireNonNull(decoding.backward(gradient, Wrt.BOTH), "an input gradient");
      encoding.backward(ofFeatures, Wrt.PARAMETERS);
    }
  }

  /** Of the mean squared error, with respect to what is decoded; zero beyond the image. */
  private INDArray gradient(INDArray decoded, INDArray clean) {
    INDArray gradient = Nd4j.create(DataType.FLOAT, decoded.shape());
    INDArrayIndex[] inside = {
      NDArrayIndex.all(),
      NDArrayIndex.all(),
      NDArrayIndex.interval(0, image.height()),
      NDArrayIndex.interval(0, image.width())
    };
    INDArray part = gradient.get(inside);
    part.assign(decoded.get(inside));
    part.subi(clean);
    double distance = part.norm2Number().doubleValue();
    error = distance * distance / clean.length();
    part.muli(2.0 / clean.length());
    return gradient;
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
