package org.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.LayeredNetwork.Interface;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.FastRuntime;
import org.gan4j.nn.layers.ParameterSpec;
import org.gan4j.nn.layers.Reshape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

final class OnnxExportTest {
  private static final SampleShape IMAGE = SampleShape.image(3, 8, 8);

  /** A layer of a plugin that says nothing of its form elsewhere. */
  static final class Mystery extends FastLayer {
    private static final long serialVersionUID = 1L;

    @Override
    protected SampleShape connect(SampleShape input) {
      return input;
    }

    @Override
    public List<ParameterSpec> parameters() {
      return List.of();
    }

    @Override
    protected List<Object> settings() {
      return List.of();
    }

    @Override
    protected FastRuntime<?> runtime(NeuralNetConfiguration configuration, DataType dataType) {
      throw new UnsupportedOperationException("it is not run");
    }
  }

  private static LayeredNetwork network(
      SampleShape input, @Nullable SampleShape condition, Layer... layers) {
    return new LayeredNetwork(
        new Interface("network", input, condition, null, DataType.FLOAT),
        NetworkDefinition.of(layers),
        RandomKey.ofSeed(1));
  }

  private static ModelProto model(
      LayeredNetwork network, NetworkDescription description, boolean folded) {
    try {
      return ModelProto.parseFrom(RuntimeComparison.file(network, description, folded));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> operators(ModelProto model) {
    return model.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  @Test
  void saysWhatItIs() {
    NetworkDescription description =
        new NetworkDescription(
            "critic",
            "image",
            Map.of(),
            "output",
            Map.of("image", "in [-1, 1]"),
            Map.of("gan4j.steps", "7"));
    try (LayeredNetwork network = network(IMAGE, null, new Convolution(2, 3, 1, 1, true))) {
      ModelProto model = model(network, description, false);

      assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
      assertThat(model.getIrVersion()).isEqualTo(8);
      assertThat(model.getGraph().getInput(0).getName()).isEqualTo("image");
      assertThat(model.getGraph().getInput(0).getDocString()).isEqualTo("in [-1, 1]");
      assertThat(model.getGraph().getInput(0).getType().getTensorType().getShape().getDim(0))
          .satisfies(batch -> assertThat(batch.getDimParam()).isEqualTo("batch"));
      assertThat(model.getMetadataPropsList())
          .extracting(StringStringEntryProto::getKey, StringStringEntryProto::getValue)
          .containsExactly(tuple("gan4j.steps", "7"));
    }
  }

  @Test
  void declaresTheShapeThatTheOperatorsInfer() {
    try (LayeredNetwork network = network(IMAGE, null, new Convolution(2, 3, 1, 1, true))) {
      ModelProto.Builder model =
          model(network, RuntimeComparison.description(null), false).toBuilder();
      model
          .getGraphBuilder()
          .getOutputBuilder(0)
          .getTypeBuilder()
          .getTensorTypeBuilder()
          .getShapeBuilder()
          .getDimBuilder(1)
          .setDimValue(3);

      assertThatThrownBy(() -> RuntimeComparison.session(model.build().toByteArray()))
          .isInstanceOf(OrtException.class)
          .hasMessageContaining("y");
    }
  }

  @Test
  void joinsThePartsOfTheCondition() {
    Map<String, SampleShape> parts = new LinkedHashMap<>();
    parts.put("picture", SampleShape.image(2, 8, 8));
    parts.put("mask", SampleShape.image(1, 8, 8));
    NetworkDescription description =
        new NetworkDescription("network", "x", parts, "y", Map.of(), Map.of());
    try (LayeredNetwork network =
        network(IMAGE, SampleShape.image(3, 8, 8), new Convolution(2, 3, 1, 1, true))) {
      RuntimeComparison.requireEqual(network, description, false);
      assertThat(model(network, description, false).getGraph().getInputList())
          .extracting(input -> input.getName())
          .containsExactly("x", "picture", "mask");
    }
  }

  @Test
  void foldsNormalizationsIntoTheLinearMapBeforeThem() {
    try (LayeredNetwork network =
        network(
            IMAGE,
            null,
            new Convolution(2, 3, 1, 1, false),
            new BatchNorm(),
            Elementwise.relu(),
            new BatchNorm(),
            Reshape.flatten(),
            new Dense(3),
            new BatchNorm())) {
      RuntimeComparison.disturb(network);
      NetworkDescription description = RuntimeComparison.description(null);

      assertThat(operators(model(network, description, false)))
          .filteredOn("BatchNormalization"::equals)
          .hasSize(3);
      ModelProto folded = model(network, description, true);
      assertThat(operators(folded))
          .containsExactly("Conv", "Relu", "BatchNormalization", "Reshape", "Gemm");
      RuntimeComparison.requireEqual(network, description, true);
    }
  }

  @Test
  void refusesLayersThatSayNothing() {
    try (LayeredNetwork network =
        network(IMAGE, null, new Convolution(2, 3, 1, 1, true), new Mystery())) {
      assertThatThrownBy(() -> model(network, RuntimeComparison.description(null), false))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("the layer Mystery cannot be exported")
          .hasMessageContaining("network, layer 1-mystery");
    }
  }

  @Test
  void refusesLayersOfDeeplearning4j() {
    DenseLayer dense = new DenseLayer.Builder().nOut(2).build();
    try (LayeredNetwork network = network(SampleShape.vector(3), null, dense)) {
      assertThatThrownBy(() -> model(network, RuntimeComparison.description(null), false))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("the layer DenseLayer cannot be exported");
    }
  }
}
