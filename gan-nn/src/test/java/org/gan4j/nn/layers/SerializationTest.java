package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class SerializationTest {
  private static final List<Layer> LAYERS =
      List.of(
          new BatchNorm(0.8, 1e-3),
          Reshape.flatten(),
          new Dropout(0.7),
          new Dense(8, false),
          new Reshape(SampleShape.image(2, 2, 2)),
          new BatchNorm(),
          Elementwise.leakyRelu(0.1),
          Reshape.flatten(),
          new Maxout(3, 4),
          Elementwise.of(ActivationFunction.SCALED_SIGMOID));

  @Test
  void survivesJson() {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "network", SampleShape.image(3, 2, 2), null, SampleShape.vector(3), DataType.FLOAT);
    try (LayeredNetwork network =
        new LayeredNetwork(contract, NetworkDefinition.of(LAYERS), RandomKey.ofSeed(1))) {
      MultiLayerConfiguration configuration = network.configuration();
      MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
      assertThat(read).isEqualTo(configuration);
      try (LayeredNetwork same =
          new LayeredNetwork(contract, NetworkDefinition.of(read), RandomKey.ofSeed(1))) {
        assertThat(same.parameters().values()).isEqualTo(network.parameters().values());
      }
    }
  }

  @Test
  void survivesJsonWithLayersThatReadACondition() {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "network",
            SampleShape.vector(3),
            SampleShape.vector(2),
            SampleShape.vector(1),
            DataType.FLOAT);
    NetworkDefinition definition =
        NetworkDefinition.of(new Dense(4), new ConditionConcatenation(2), new ProjectionHead(2))
            .withConditioning(Conditioning.byLayers());
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, RandomKey.ofSeed(1))) {
      MultiLayerConfiguration configuration = network.configuration();
      assertThat(MultiLayerConfiguration.fromJson(configuration.toJson())).isEqualTo(configuration);
    }
  }

  @Test
  void differsBySettings() {
    assertThat(new Dense(3)).isEqualTo(new Dense(3)).hasSameHashCodeAs(new Dense(3));
    assertThat(new Dense(3)).isNotEqualTo(new Dense(4)).isNotEqualTo(new Dense(3, false));
    assertThat(new Dropout(0.5)).isNotEqualTo(new Dropout(0.6));
    assertThat(new BatchNorm()).isNotEqualTo(new BatchNorm(0.8, 1e-5));
    assertThat(new ConditionConcatenation(2)).isNotEqualTo(new ConditionConcatenation(3));
    assertThat(new ProjectionHead(2)).isNotEqualTo(new ProjectionHead(3));
    assertThat(new Maxout(2, 3)).isNotEqualTo(new Maxout(3, 2));
    assertThat(Elementwise.relu()).isNotEqualTo(Elementwise.tanh());
    assertThat(Reshape.flatten()).isNotEqualTo(new Reshape(SampleShape.vector(3)));
  }
}
