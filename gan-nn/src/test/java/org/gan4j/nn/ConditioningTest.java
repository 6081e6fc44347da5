package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Reshape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ConditioningTest {
  private static final SampleShape VECTOR = SampleShape.vector(3);
  private static final SampleShape IMAGE = SampleShape.image(2, 4, 5);

  @Test
  void putsVectorsAfterOneAnother() {
    INDArray joined = join(Conditioning.concatenation(), VECTOR, SampleShape.vector(2));
    assertThat(joined.shape()).containsExactly(6, 5);
    assertThat(joined.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3)))
        .isEqualTo(input(VECTOR));
    assertThat(joined.get(NDArrayIndex.all(), NDArrayIndex.interval(3, 5)))
        .isEqualTo(condition(SampleShape.vector(2)));
  }

  @Test
  void addsChannelsToImages() {
    SampleShape mask = SampleShape.image(1, 4, 5);
    INDArray joined = join(Conditioning.concatenation(), IMAGE, mask);
    assertThat(joined.shape()).containsExactly(6, 3, 4, 5);
    assertThat(joined.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 3)))
        .isEqualTo(condition(mask));
  }

  @Test
  void flattensAnything() {
    INDArray joined = join(Conditioning.flattening(), IMAGE, VECTOR);
    assertThat(joined.shape()).containsExactly(6, 43);
    assertThat(joined.get(NDArrayIndex.all(), NDArrayIndex.interval(40, 43)))
        .isEqualTo(condition(VECTOR));
  }

  private static INDArray join(
      Conditioning conditioning, SampleShape input, SampleShape condition) {
    INDArray joined = Nd4j.zeros(DataType.DOUBLE, conditioning.joined(input, condition).batch(6));
    conditioning.join(input(input), condition(condition), joined);
    return joined;
  }

  private static INDArray input(SampleShape shape) {
    return gaussian(1, DataType.DOUBLE, shape.batch(6));
  }

  private static INDArray condition(SampleShape shape) {
    return gaussian(2, DataType.DOUBLE, shape.batch(6));
  }

  @Test
  void saysWhatGoesTogether() {
    assertThatThrownBy(() -> Conditioning.concatenation().joined(IMAGE, VECTOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "cannot concatenate an input of 2×4×5 and a condition of 3: both must be vectors, or"
                + " images of one height and width");
  }

  @Test
  void differentiatesThroughTheInputAlone() {
    List<Layer> dense = List.of(new Dense(4), Elementwise.tanh(), new Dense(2));
    checkGradient(VECTOR, SampleShape.vector(2), Conditioning.concatenation(), dense);
    checkGradient(
        IMAGE,
        SampleShape.image(1, 4, 5),
        Conditioning.concatenation(),
        List.of(new BatchNorm(), Reshape.flatten(), new Dense(2)));
    checkGradient(IMAGE, VECTOR, Conditioning.flattening(), dense);
  }

  @Test
  void differentiatesThroughLayersThatAreToldTheCondition() {
    List<Layer> vectors =
        List.of(
            new Dense(4),
            new ConditionConcatenation(2),
            Elementwise.tanh(),
            new ConditionConcatenation(2),
            new Dense(2));
    checkGradient(VECTOR, SampleShape.vector(2), Conditioning.concatenation(), vectors);
    checkGradient(VECTOR, SampleShape.vector(2), Conditioning.byLayers(), vectors);
  }

  @Test
  void differentiatesThroughImagesWithPlanesOfTheCondition() {
    for (Reshape flat : List.of(Reshape.flatten(), Reshape.flattenChannelsLast())) {
      checkGradient(
          IMAGE,
          VECTOR,
          Conditioning.byLayers(),
          List.of(
              new Convolution(3, 3, 1, 1, true),
              new ConditionConcatenation(3),
              Elementwise.tanh(),
              new Convolution(2, 3, 1, 1, true),
              new ConditionConcatenation(3),
              flat,
              new Dense(2)));
    }
  }

  @Test
  void putsThePlanesBehindTheChannels() {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "network", IMAGE, VECTOR, SampleShape.image(5, 4, 5), DataType.DOUBLE);
    NetworkDefinition definition =
        NetworkDefinition.of(new BatchNorm(), new ConditionConcatenation(3))
            .withConditioning(Conditioning.byLayers());
    INDArray condition = condition(VECTOR);
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, RandomKey.ofSeed(1));
        Pass pass = network.forward(input(IMAGE), condition, Mode.INFER, RandomKey.ofSeed(2))) {
      for (int sample = 0; sample < 6; sample++) {
        for (int plane = 0; plane < 3; plane++) {
          double told = condition.getDouble(sample, plane);
          assertThat(pass.output().getDouble(sample, 2 + plane, 0, 0)).isEqualTo(told);
          assertThat(pass.output().getDouble(sample, 2 + plane, 3, 4)).isEqualTo(told);
        }
      }
    }
  }

  @Test
  void differentiatesThroughAProjection() {
    checkGradient(
        IMAGE,
        VECTOR,
        SampleShape.vector(1),
        Conditioning.byLayers(),
        List.of(Reshape.flatten(), new Dense(4), Elementwise.tanh(), new ProjectionHead(3)));
  }

  /** Miyato and Koyama 2018, equation 3: of a one-hot condition, V's column of the class. */
  @Test
  void addsTheProductOfFeaturesAndTheEmbeddingOfTheClass() {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "discriminator", VECTOR, VECTOR, SampleShape.vector(1), DataType.DOUBLE);
    NetworkDefinition definition =
        NetworkDefinition.of(new ProjectionHead(3)).withConditioning(Conditioning.byLayers());
    INDArray classes = Nd4j.eye(3).castTo(DataType.DOUBLE);
    INDArray features = gaussian(1, DataType.DOUBLE, 3, 3);
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, RandomKey.ofSeed(1));
        Pass pass = network.forward(features, classes, Mode.INFER, RandomKey.ofSeed(2))) {
      INDArray weights = parameter(network, "weights");
      INDArray embedding = parameter(network, "embedding");
      double bias = parameter(network, "bias").getDouble(0);
      for (int sample = 0; sample < 3; sample++) {
        double expected = bias;
        for (int i = 0; i < 3; i++) {
          expected +=
              features.getDouble(sample, i)
                  * (weights.getDouble(i, 0) + embedding.getDouble(i, sample));
        }
        // Sums of six products of order 1, in double precision.
        assertThat(pass.output().getDouble(sample, 0)).isCloseTo(expected, within(1e-14));
      }
    }
  }

  private static INDArray parameter(LayeredNetwork network, String name) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.name().endsWith("/" + name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static void checkGradient(
      SampleShape input, SampleShape condition, Conditioning conditioning, List<Layer> layers) {
    checkGradient(input, condition, SampleShape.vector(2), conditioning, layers);
  }

  private static void checkGradient(
      SampleShape input,
      SampleShape condition,
      SampleShape output,
      Conditioning conditioning,
      List<Layer> layers) {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface("network", input, condition, output, DataType.DOUBLE);
    NetworkDefinition definition = NetworkDefinition.of(layers).withConditioning(conditioning);
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, RandomKey.ofSeed(1))) {
      GradientCheck.check(network, input(input), condition(condition));
    }
  }

  @Test
  void translatesAnInputThatAGradientReaches() {
    GeneratorContext context =
        GeneratorContext.of(0, VECTOR, VECTOR, DataType.DOUBLE, RandomKey.ofSeed(1));
    NetworkDefinition layers = NetworkDefinition.of(new Dense(VECTOR.length()), Elementwise.tanh());
    INDArray nothing = Nd4j.create(DataType.DOUBLE, 2, 0);
    INDArray source = input(VECTOR);
    RandomKey key = RandomKey.ofSeed(2);
    try (LayeredGenerator generator = LayeredGenerator.of(context, layers);
        Pass conditioned = generator.forward(nothing, source, Mode.TRAIN, key);
        Pass translated = generator.forward(source, null, Mode.TRAIN, key)) {
      INDArray ones = Nd4j.onesLike(translated.output());

      assertThat(translated.output()).isEqualTo(conditioned.output());
      assertThat(translated.backwardToInput(ones).shape()).isEqualTo(source.shape());
    }
  }

  @Test
  void insistsOnTheCondition() {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "generator", VECTOR, VECTOR, SampleShape.vector(1), DataType.DOUBLE);
    try (LayeredNetwork network =
        new LayeredNetwork(contract, NetworkDefinition.of(new Dense(1)), RandomKey.ofSeed(1))) {
      RandomKey key = RandomKey.ofSeed(2);
      assertThatThrownBy(() -> network.forward(input(VECTOR), null, Mode.INFER, key))
          .hasMessage("the generator needs a condition");
      INDArray tooMany = gaussian(1, DataType.DOUBLE, 7, 3);
      assertThatThrownBy(() -> network.forward(input(VECTOR), tooMany, Mode.INFER, key))
          .hasMessage(
              "the generator expects as condition [batch, 3] of DOUBLE, not [7, 3] of DOUBLE: the"
                  + " batch must have 6 rows");
    }
  }
}
