package org.gan4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
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
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.TransposedConvolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

final class TorchWeightsTest {
  private static final SampleShape BOTTOM = SampleShape.image(3, 2, 2);

  @TempDir private Path folder;

  private static LayeredNetwork network(long seed, FastLayer... layers) {
    LayeredNetwork network =
        new LayeredNetwork(
            new Interface("network", SampleShape.vector(4), null, null, DataType.FLOAT),
            NetworkDefinition.of(layers),
            RandomKey.ofSeed(seed));
    RuntimeComparison.disturb(network);
    network.parameters().values().muli(seed);
    return network;
  }

  /** From a vector to an image and back, both in GAN4J's order. */
  private static LayeredNetwork network(long seed) {
    return network(
        seed,
        new Dense(BOTTOM.length()),
        new BatchNorm(),
        Elementwise.relu(),
        Reshape.toImageChannelsLast(BOTTOM),
        new TransposedConvolution(2, 4, 2, 1, true),
        new Residual(new Convolution(2, 3, 1, 1, false)),
        Reshape.flattenChannelsLast(),
        new Dense(5, false));
  }

  private Path written(LayeredNetwork network) {
    Path file = folder.resolve("weights.safetensors");
    try (OutputStream stream = Files.newOutputStream(file)) {
      TorchWeights.write(network, RuntimeComparison.description(null), stream);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  private static ObjectNode header(byte[] file) {
    try {
      int length = Math.toIntExact(little(file).getLong());
      return (ObjectNode) new ObjectMapper().readTree(file, Long.BYTES, length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The numbers of a tensor, as any reader of the format finds them. */
  private static float[] tensor(Path file, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    JsonNode offsets = header(bytes).path(name).path("data_offsets");
    int start = Long.BYTES + Math.toIntExact(little(bytes).getLong());
    float[] numbers = new float[(offsets.get(1).asInt() - offsets.get(0).asInt()) / Float.BYTES];
    ByteBuffer.wrap(bytes, start + offsets.get(0).asInt(), Float.BYTES * numbers.length)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(numbers);
    return numbers;
  }

  @Test
  void hasTheNamesAndShapesOfPyTorch() throws IOException {
    try (LayeredNetwork network = network(1)) {
      ObjectNode header = header(Files.readAllBytes(written(network)));

      header.remove("__metadata__");
      assertThat(header.properties())
          .extracting(entry -> entry.getKey() + " " + entry.getValue().path("shape"))
          .containsExactly(
              "0.weight [12,4]",
              "0.bias [12]",
              "1.weight [12]",
              "1.bias [12]",
              "1.running_mean [12]",
              "1.running_var [12]",
              "4.weight [3,2,4,4]",
              "4.bias [2]",
              "5.layers.0.weight [2,2,3,3]",
              "7.weight [5,32]");
    }
  }

  @Test
  void saysWhatEachModuleIs() throws IOException {
    try (LayeredNetwork network = network(1)) {
      JsonNode metadata = header(Files.readAllBytes(written(network))).path("__metadata__");

      assertThat(metadata.path("format").asText()).isEqualTo("pt");
      assertThat(new ObjectMapper().readTree(metadata.path("gan4j.modules").asText()).properties())
          .extracting(entry -> entry.getKey() + ": " + entry.getValue().asText())
          .containsExactly(
              "0: Linear(4, 12)",
              "1: BatchNorm1d(12, eps=1.0E-5, momentum=0.1)",
              "2: ReLU()",
              "3: Unflatten(1, (3, 2, 2))",
              "4: ConvTranspose2d(3, 2, 4, 2, 1)",
              "5: Residual",
              "5.layers.0: Conv2d(2, 2, 3, 1, 1, bias=False)",
              "6: Flatten()",
              "7: Linear(32, 5, bias=False)");
    }
  }

  /** PyTorch's element (o, i) of a linear layer is GAN4J's (i, o), with rows of images moved. */
  @Test
  void ordersImagesAsPyTorchFlattensThem() throws IOException {
    try (LayeredNetwork network = network(1)) {
      Path file = written(network);

      float[] weight = tensor(file, "0.weight");
      INDArray own = value(network, "0-dense/weights");
      float[] shift = tensor(file, "1.bias");
      float[] last = tensor(file, "7.weight");
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < 4; pixel++) {
          int theirs = channel * 4 + pixel;
          int ours = pixel * 3 + channel;
          assertThat(weight[theirs * 4 + 1]).isEqualTo(own.getFloat(1, ours));
          assertThat(shift[theirs])
              .isEqualTo(value(network, "1-rectified-batch-norm/shift").getFloat(ours));
        }
      }
      // Channel 1 of pixel 3 of 16: place 1 · 16 + 3 there, 3 · 2 + 1 here.
      assertThat(last[2 * 32 + 19]).isEqualTo(value(network, "6-dense/weights").getFloat(7, 2));
    }
  }

  private static INDArray value(LayeredNetwork network, String name) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void readsBitForBitWhatItHasWritten() {
    try (LayeredNetwork source = network(1);
        LayeredNetwork target = network(2)) {
      TorchWeights.read(written(source), target, "generator");

      assertThat(target.parameters().values().toFloatVector())
          .containsExactly(source.parameters().values().toFloatVector());
    }
  }

  @Test
  void ignoresThatPyTorchCountsBatches() throws IOException {
    try (LayeredNetwork source = network(1);
        LayeredNetwork target = network(2)) {
      Path file = written(source);
      change(
          file,
          header ->
              header
                  .putObject("1.num_batches_tracked")
                  .put("dtype", "I64")
                  .<ObjectNode>set("shape", header.arrayNode())
                  .set("data_offsets", header.arrayNode().add(0).add(8)));

      TorchWeights.read(file, target, "generator");

      assertThat(target.parameters().values().toFloatVector())
          .containsExactly(source.parameters().values().toFloatVector());
    }
  }

  /** Rewrites the header, and leaves the numbers. */
  private static void change(Path file, Consumer<ObjectNode> change) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = Long.BYTES + Math.toIntExact(little(bytes).getLong());
    ObjectNode header = header(bytes);
    change.accept(header);
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    try (OutputStream stream = Files.newOutputStream(file)) {
      stream.write(
          ByteBuffer.allocate(Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(text.length)
              .array());
      stream.write(text);
      stream.write(bytes, end, bytes.length - end);
    }
  }

  private static void assertRefused(Path file, String problem) {
    try (LayeredNetwork target = network(2)) {
      float[] before = target.parameters().values().toFloatVector();

      assertThatThrownBy(() -> TorchWeights.read(file, target, "generator"))
          .isInstanceOf(GanException.class)
          .hasMessageContaining(problem);

      assertThat(target.parameters().values().toFloatVector()).containsExactly(before);
    }
  }

  private Path changed(Consumer<ObjectNode> change) throws IOException {
    try (LayeredNetwork source = network(1)) {
      Path file = written(source);
      change(file, change);
      return file;
    }
  }

  @Test
  void refusesTensorsThatDoNotFit() throws IOException {
    assertRefused(
        changed(header -> header.remove("4.bias")),
        "not those of the experiment's generator: 4.bias [2] is missing");
    assertRefused(
        changed(header -> header.set("9.weight", header.get("4.bias"))),
        "9.weight [2] is too many");
    assertRefused(
        changed(header -> header.withArray("/4.bias/shape").removeAll().add(1).add(2)),
        "4.bias is [1, 2] and should be [2]");
    assertRefused(
        changed(header -> header.withObject("/4.bias").put("dtype", "F16")),
        "4.bias is F16 and should be F32");
    assertRefused(
        changed(header -> header.withArray("/4.bias/data_offsets").removeAll().add(0).add(4)),
        "4.bias has 4 bytes");
    assertRefused(
        changed(
            header -> {
              header.remove("0.weight");
              header.remove("0.bias");
              header.remove("1.weight");
              header.remove("1.bias");
            }),
        "1.weight [12] is missing; and 1 more");
  }

  @Test
  void refusesFilesThatAreNotWhole() throws IOException {
    try (LayeredNetwork source = network(1)) {
      byte[] whole = Files.readAllBytes(written(source));
      Path file = folder.resolve("part.safetensors");
      Files.write(file, Arrays.copyOf(whole, whole.length - 1));
      assertRefused(file, "it is cut off: 7.weight ends at byte ");
      Files.write(file, Arrays.copyOf(whole, 100));
      assertRefused(file, "it is cut off: its header has ");
      Files.write(file, new byte[3]);
      assertRefused(file, "it has 3 bytes");
      byte[] absurd = whole.clone();
      Arrays.fill(absurd, 0, Long.BYTES, (byte) 0x7F);
      Files.write(file, absurd);
      assertRefused(file, "its header would have 9187201950435737471 bytes");
      byte[] noJson = whole.clone();
      noJson[Long.BYTES] = '?';
      Files.write(file, noJson);
      assertRefused(file, "its header is no JSON");
    }
    assertRefused(folder.resolve("missing"), "there is no such file");
  }

  @Test
  void refusesPickles() throws IOException {
    Path file = folder.resolve("G.pth");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0});
    assertRefused(file, "torch.load('G.pth', weights_only=True)");
    Files.write(
        file, new byte[] {(byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't', 'e', 'm'});
    assertRefused(file, "reading a pickle may run any program");
  }

  @Test
  void refusesLayersWithoutModuleByName() {
    try (LayeredNetwork network = network(1, new Dense(4), new OnnxExportTest.Mystery())) {
      assertThatThrownBy(
              () ->
                  TorchWeights.write(
                      network,
                      RuntimeComparison.description(null),
                      OutputStream.nullOutputStream()))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("the layer Mystery has no form as a module of PyTorch")
          .hasMessageContaining("network, layer 1-mystery");
    }
  }
}
