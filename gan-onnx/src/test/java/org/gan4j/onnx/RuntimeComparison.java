package org.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.ExportableNetwork.Signature;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Compares what ONNX Runtime computes with an exported network with what the network computes. */
final class RuntimeComparison {
  /** Both compute in single precision, and add up in other orders. */
  private static final double TOLERANCE = 1e-5;

  private RuntimeComparison() {}

  /** Gives every parameter a number of its own, also those that start as zeros or ones. */
  static void disturb(Network network) {
    RandomGenerator random = RandomKey.ofSeed(7).generator();
    for (Parameters.Parameter parameter : network.parameters().named()) {
      float[] numbers = new float[Math.toIntExact(parameter.value().length())];
      for (int i = 0; i < numbers.length; i++) {
        double noise = 0.3 * random.nextGaussian();
        // Variances are positive.
        numbers[i] = (float) (parameter.role() == Role.STATISTIC ? Math.exp(noise) : noise);
      }
      try (INDArray drawn = Nd4j.create(numbers, parameter.value().shape(), 'c')) {
        if (parameter.role() == Role.WEIGHT) {
          // Keeps the size of activations.
          drawn.muli(2 * Math.sqrt((double) parameter.value().size(-1) / numbers.length));
        }
        if (parameter.role() == Role.NORMALIZATION) {
          drawn.addi(parameter.value());
        }
        parameter.value().assign(drawn);
      }
    }
  }

  /** Compares for several sizes of batches. */
  static void requireEqual(Network network, NetworkDescription description, boolean folded) {
    requireEqual(
        ExportableNetwork.of(network, "network"),
        (input, condition) -> {
          try (Pass pass = network.forward(input, condition, Mode.INFER, RandomKey.ofSeed(0))) {
            return pass.output().dup('c');
          }
        },
        description,
        folded);
  }

  /** What a network makes of an input and a condition. */
  @FunctionalInterface
  interface Inference {
    /** A new array, in C order. */
    INDArray infer(INDArray input, @Nullable INDArray condition);
  }

  /** Compares for several sizes of batches. */
  static void requireEqual(
      ExportableNetwork network,
      Inference inference,
      NetworkDescription description,
      boolean folded) {
    byte[] file = file(network, description, folded);
    Signature signature = network.signature();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = session(file)) {
      for (int batch : new int[] {1, 7, 64}) {
        requireEqual(environment, session, inference, description, signature, batch);
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
    requireInferredShape(file, signature.output());
  }

  /**
   * Loads a file. The inference functions of the operators compute all shapes, and a declared shape
   * that differs is an error.
   */
  static OrtSession session(byte[] file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.addConfigEntry("session.strict_shape_type_inference", "1");
      return OrtEnvironment.getEnvironment().createSession(file, options);
    }
  }

  /** The operators alone tell the shape of the output, also if it is not declared. */
  private static void requireInferredShape(byte[] file, SampleShape expected) {
    try {
      ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
      model.getGraphBuilder().getOutputBuilder(0).clearType();
      try (OrtSession session = session(model.build().toByteArray())) {
        NodeInfo output = session.getOutputInfo().values().iterator().next();
        assertThat(((TensorInfo) output.getInfo()).getShape()).isEqualTo(expected.batch(-1));
      }
    } catch (OrtException | InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] file(ExportableNetwork network, NetworkDescription description, boolean folded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      OnnxExport.of(network, description, "1", folded).write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void requireEqual(
      OrtEnvironment environment,
      OrtSession session,
      Inference inference,
      NetworkDescription description,
      Signature signature,
      int batch)
      throws OrtException {
    RandomKey key = RandomKey.ofSeed(3).split(batch);
    SampleShape given = signature.input();
    INDArray input =
        given == null
            ? Nd4j.create(DataType.FLOAT, batch, 0)
            : random(key.split("input"), given.batch(batch));
    SampleShape conditionShape = signature.condition();
    INDArray condition =
        conditionShape == null ? null : random(key.split("condition"), conditionShape.batch(batch));
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    if (given != null) {
      inputs.put(description.input(), tensor(environment, input));
    }
    if (condition != null) {
      putParts(inputs, environment, description.parts(conditionShape), condition);
    }
    try (OrtSession.Result result = session.run(inputs);
        INDArray made = inference.infer(input, condition)) {
      OnnxTensor output = (OnnxTensor) result.get(description.output()).orElseThrow();
      assertThat(output.getInfo().getShape()).isEqualTo(signature.output().batch(batch));
      float[] actual = new float[Math.toIntExact(made.length())];
      output.getFloatBuffer().get(actual);
      float[] expected = made.data().asFloat();
      double largest = 0;
      for (int i = 0; i < actual.length; i++) {
        largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
      }
      assertThat(largest).as("batch of %d", batch).isCloseTo(0, within(TOLERANCE));
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static void putParts(
      Map<String, OnnxTensor> inputs,
      OrtEnvironment environment,
      Map<String, SampleShape> parts,
      INDArray condition)
      throws OrtException {
    long batch = condition.size(0);
    int at = 0;
    for (Map.Entry<String, SampleShape> part : parts.entrySet()) {
      int size = part.getValue().dimensions().get(0);
      INDArray slice = condition.get(NDArrayIndex.all(), NDArrayIndex.interval(at, at + size));
      inputs.put(
          part.getKey(),
          tensor(environment, slice.dup('c').reshape('c', part.getValue().batch(batch))));
      at += size;
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, INDArray array) throws OrtException {
    return OnnxTensor.createTensor(
        environment, FloatBuffer.wrap(array.dup('c').data().asFloat()), array.shape());
  }

  private static INDArray random(RandomKey key, long... shape) {
    RandomGenerator random = key.generator();
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(numbers, shape, 'c');
  }

  /** The description of a network of layers. */
  static NetworkDescription description(@Nullable SampleShape condition) {
    return new NetworkDescription(
        "network",
        "x",
        condition == null ? Map.of() : Map.of("c", condition),
        "y",
        Map.of(),
        Map.of());
  }
}
