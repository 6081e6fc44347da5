package org.gan4j.onnxfeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.LayeredNetwork.Interface;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.onnx.NetworkDescription;
import org.gan4j.onnx.OnnxExport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** With networks that GAN4J exports. */
final class OnnxFeaturesTest {
  private static final SampleShape COLOUR = SampleShape.image(3, 8, 8);

  @TempDir private Path folder;

  private LayeredNetwork exported(SampleShape input, FastLayer... layers) throws IOException {
    LayeredNetwork network =
        new LayeredNetwork(
            new Interface("network", input, null, null, DataType.FLOAT),
            NetworkDefinition.of(layers),
            RandomKey.ofSeed(1));
    NetworkDescription description =
        new NetworkDescription("network", "pixels", Map.of(), "embedding", Map.of(), Map.of());
    try (OutputStream stream = Files.newOutputStream(folder.resolve("judge.onnx"))) {
      OnnxExport.of(network, description, "1", false).write(stream);
    }
    return network;
  }

  private static FastLayer[] layers() {
    return new FastLayer[] {
      new Convolution(4, 4, 2, 1, true), Elementwise.relu(), Reshape.flatten(), new Dense(5)
    };
  }

  private static OnnxFeaturesConfiguration configuration(
      @Nullable Integer size, @Nullable List<Double> mean, @Nullable List<Double> std) {
    return new OnnxFeaturesConfiguration("judge.onnx", size, List.of(0.0, 1.0), mean, std, null);
  }

  private FeatureContext context(SampleShape samples) {
    return new FeatureContext() {
      @Override
      public SampleShape samples() {
        return samples;
      }

      @Override
      public Dataset training() {
        throw new UnsupportedOperationException("these features learn nothing");
      }

      @Override
      public DatasetContext data() {
        return DatasetContext.of(folder, folder, RandomKey.ofSeed(0));
      }

      @Override
      public Progress progress() {
        return Progress.NONE;
      }
    };
  }

  private FeatureNetwork features(OnnxFeaturesConfiguration settings, SampleShape samples) {
    return new OnnxFeaturesProvider().create(settings, context(samples));
  }

  private static INDArray images(SampleShape shape, int count) {
    RandomGenerator random = RandomKey.ofSeed(2).generator();
    float[] numbers = new float[count * shape.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.tanh(random.nextGaussian());
    }
    return Nd4j.create(numbers, shape.batch(count), 'c');
  }

  private static float[] output(LayeredNetwork network, INDArray input) {
    try (Pass pass = network.forward(input, null, Mode.INFER, RandomKey.ofSeed(0))) {
      return pass.output().dup('c').data().asFloat();
    }
  }

  private static float[] output(FeatureNetwork features, INDArray images) {
    try (FeatureNetwork.Output output = features.apply(images)) {
      return output.features().dup('c').data().asFloat();
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  @Test
  void areTheNetworksOutputForNormalizedPixels() throws IOException {
    INDArray images = images(COLOUR, 7);
    INDArray normalized = images.add(1).mul(0.5);
    double[] means = {0.4, 0.5, 0.6};
    for (int channel = 0; channel < 3; channel++) {
      INDArray plane = normalized.get(NDArrayIndex.all(), NDArrayIndex.point(channel));
      plane.subi(means[channel]).divi(0.25);
    }
    try (LayeredNetwork network = exported(COLOUR, layers());
        FeatureNetwork features =
            features(configuration(null, List.of(0.4, 0.5, 0.6), List.of(0.25)), COLOUR)) {
      assertThat(features.size()).isEqualTo(5);
      assertClose(output(features, images), output(network, normalized));
    }
  }

  @Test
  void repeatsGreyImagesForNetworksOfColours() throws IOException {
    SampleShape grey = SampleShape.image(1, 8, 8);
    INDArray images = images(grey, 3);
    try (LayeredNetwork network = exported(COLOUR, layers());
        FeatureNetwork features = features(configuration(null, null, null), grey)) {
      INDArray unit = images.add(1).mul(0.5);
      assertClose(output(features, images), output(network, Nd4j.concat(1, unit, unit, unit)));
    }
  }

  /** Bicubic interpolation keeps one colour as it is. */
  @Test
  void resizesSamplesToTheNetworksInput() throws IOException {
    SampleShape large = SampleShape.image(3, 20, 16);
    INDArray images = Nd4j.valueArrayOf(large.batch(2), 0.5f, DataType.FLOAT);
    INDArray small = Nd4j.valueArrayOf(COLOUR.batch(2), 0.75f, DataType.FLOAT);
    try (LayeredNetwork network = exported(COLOUR, layers());
        FeatureNetwork features = features(configuration(8, null, null), large)) {
      assertClose(output(features, images), output(network, small));
    }
  }

  @Test
  void sayTheirSizeAndWhatTheyAre() throws IOException {
    try (LayeredNetwork ignored = exported(COLOUR, layers())) {
      OnnxFeaturesConfiguration settings = configuration(null, null, null);
      FeatureDescription description =
          new OnnxFeaturesProvider().describe(settings, context(COLOUR)).orElseThrow();
      assertThat(description).isEqualTo(FeatureDescription.of(5));
      String identity;
      try (FeatureNetwork features = features(settings, COLOUR)) {
        identity = features.identity();
      }
      assertThat(identity).startsWith("onnx sha256:").contains("embedding of 3×8×8");
      try (FeatureNetwork other = features(configuration(null, List.of(0.5), null), COLOUR)) {
        assertThat(other.identity()).isNotEqualTo(identity);
      }
    }
  }

  private void assertRefused(OnnxFeaturesConfiguration settings, SampleShape samples, String text) {
    assertThatThrownBy(() -> features(settings, samples))
        .isInstanceOf(GanException.class)
        .hasMessageContaining(text);
  }

  @Test
  void refuseWhatDoesNotFit() throws IOException {
    OnnxFeaturesConfiguration settings = configuration(null, null, null);
    assertRefused(settings, COLOUR, "there is no such file");
    Files.writeString(folder.resolve("judge.onnx"), "this is none");
    assertRefused(settings, COLOUR, "ONNX Runtime cannot use the network: ");
    assertRefused(settings, SampleShape.vector(2), "not of vectors of 2");
    try (LayeredNetwork ignored = exported(SampleShape.vector(4), new Dense(2))) {
      assertRefused(settings, COLOUR, "no images of float32");
    }
    try (LayeredNetwork ignored = exported(SampleShape.image(1, 8, 8), layers())) {
      assertRefused(settings, COLOUR, "takes 1 channels, and the samples have 3");
      assertRefused(
          new OnnxFeaturesConfiguration("judge.onnx", null, List.of(0.0, 1.0), null, null, "pool"),
          SampleShape.image(1, 8, 8),
          "the network has no output \"pool\" (");
      assertRefused(
          configuration(16, null, null), SampleShape.image(1, 8, 8), "cannot use the network");
    }
  }
}
