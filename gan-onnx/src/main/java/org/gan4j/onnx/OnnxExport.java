package org.gan4j.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.TreeMap;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.Graph;
import org.gan4j.nn.graph.GraphConstant;
import org.gan4j.nn.graph.GraphConstant.Floats;
import org.gan4j.nn.graph.GraphConstant.Integers;
import org.gan4j.nn.graph.GraphInput;
import org.gan4j.nn.graph.GraphOperation;
import org.gan4j.nn.graph.GraphValue;

/**
 * Writes networks as ONNX files: operator set 17, float32, images NCHW, with a batch of any size,
 * which is the dimension {@code batch} of inputs and output.
 */
@ThreadSafe
public final class OnnxExport {
  private static final long OPERATOR_SET = 17;

  /** The version of the format that came with operator set 17: ONNX 1.12. */
  private static final long FORMAT = 8;

  /** Protocol buffers are read as a whole, with 31 bits for their lengths. */
  private static final long LARGEST = Integer.MAX_VALUE - (1 << 20);

  private final ModelProto model;

  private OnnxExport(ModelProto model) {
    this.model = model;
  }

  /**
   * A network in inference, with its parameters.
   *
   * @param network the network
   * @param description the names of its inputs, and what the file says about it
   * @param version of the program, which the file names
   * @param folded whether batch normalizations become part of the linear maps before them
   * @throws GanException of kind USAGE if a layer of the network cannot be exported, or it is too
   *     large for a file
   */
  public static OnnxExport of(
      ExportableNetwork network, NetworkDescription description, String version, boolean folded) {
    Graph graph = NetworkGraphs.of(network, description);
    Graph written = folded ? BatchNormFolding.of(graph) : graph;
    requireSize(written, description.name());
    return new OnnxExport(model(written, description, version));
  }

  private static void requireSize(Graph graph, String name) {
    long bytes = 0;
    for (GraphConstant constant : graph.constants()) {
      bytes += constant instanceof Floats floats ? 4L * floats.numbers().limit() : 0;
    }
    if (bytes > LARGEST) {
      throw GanException.usage(
          "the network has " + bytes + " bytes of parameters, and an ONNX file at most " + LARGEST,
          name,
          "export it with --format pytorch");
    }
  }

  /**
   * Writes the file.
   *
   * @throws IOException if that fails
   */
  public void write(OutputStream stream) throws IOException {
    model.writeTo(stream);
  }

  private static ModelProto model(Graph graph, NetworkDescription description, String version) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("GAN4J")
            .setProducerVersion(version)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .setGraph(graph(graph, description));
    new TreeMap<>(description.metadata())
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  private static GraphProto graph(Graph graph, NetworkDescription description) {
    GraphProto.Builder proto = GraphProto.newBuilder().setName(description.name());
    for (GraphInput input : graph.inputs()) {
      String name = input.value().name();
      proto.addInput(info(name, input.shape(), description.text(name)));
    }
    graph.constants().forEach(constant -> proto.addInitializer(tensor(constant)));
    graph
        .operations()
        .forEach(operation -> proto.addNode(node(operation, graph.output(), description.output())));
    if (graph.inputs().stream().anyMatch(input -> input.value().equals(graph.output()))) {
      proto.addNode(
          NodeProto.newBuilder()
              .setOpType("Identity")
              .addInput(graph.output().name())
              .addOutput(description.output()));
    }
    return proto
        .addOutput(
            info(description.output(), graph.outputShape(), description.text(description.output())))
        .build();
  }

  private static ValueInfoProto info(String name, SampleShape shape, String text) {
    TensorShapeProto.Builder dimensions =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
    for (int length : shape.dimensions()) {
      dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length));
    }
    TypeProto.Tensor type =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(dimensions)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .setDocString(text)
        .build();
  }

  private static NodeProto node(GraphOperation operation, GraphValue output, String outputName) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(operation.operator())
            .setName(operation.outputs().get(0).name());
    operation.inputs().forEach(value -> node.addInput(name(value, output, outputName)));
    operation.outputs().forEach(value -> node.addOutput(name(value, output, outputName)));
    operation.attributes().forEach((name, value) -> node.addAttribute(attribute(name, value)));
    return node.build();
  }

  /** The output of the network has the name that the description gives it. */
  private static String name(GraphValue value, GraphValue output, String outputName) {
    return value.equals(output) ? outputName : value.name();
  }

  private static AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    if (value instanceof Long number) {
      return attribute.setType(AttributeProto.AttributeType.INT).setI(number).build();
    }
    if (value instanceof Float number) {
      return attribute.setType(AttributeProto.AttributeType.FLOAT).setF(number).build();
    }
    if (value instanceof String text) {
      return attribute
          .setType(AttributeProto.AttributeType.STRING)
          .setS(ByteString.copyFromUtf8(text))
          .build();
    }
    attribute.setType(AttributeProto.AttributeType.INTS);
    ((List<?>) value).forEach(number -> attribute.addInts((Long) number));
    return attribute.build();
  }

  private static TensorProto tensor(GraphConstant constant) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(constant.name());
    if (constant instanceof Integers integers) {
      ByteBuffer bytes = bytes(integers.numbers().size(), Long.BYTES);
      integers.numbers().forEach(bytes::putLong);
      if (!integers.single()) {
        tensor.addDims(integers.numbers().size());
      }
      return tensor
          .setDataType(TensorProto.DataType.INT64.getNumber())
          .setRawData(ByteString.copyFrom(bytes.flip()))
          .build();
    }
    Floats floats = (Floats) constant;
    FloatBuffer numbers = floats.numbers().duplicate().rewind();
    ByteBuffer bytes = bytes(numbers.limit(), Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    return tensor
        .addAllDims(floats.shape())
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .setRawData(ByteString.copyFrom(bytes.rewind()))
        .build();
  }

  private static ByteBuffer bytes(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
