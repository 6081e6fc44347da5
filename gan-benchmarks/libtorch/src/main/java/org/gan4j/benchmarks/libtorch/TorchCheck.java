package org.gan4j.benchmarks.libtorch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Runs networks that GAN4J has exported with libtorch, and compares what they make with what they
 * make in GAN4J: for each NAME.safetensors of a folder, with NAME.input and NAME.output.
 */
final class TorchCheck {
  private static final double TOLERANCE = 1e-5;
  private static final double MOMENT_EPSILON = 1e-8;
  private static final double SLOPE = 0.2;
  private static final Pattern MODULE = Pattern.compile("(\\w+)(?:\\((.*)\\))?");
  private static final Pattern NUMBER = Pattern.compile("(\\w+)=([\\w.E+-]+)|(-?[\\d.E+-]+)");
  private static final Pattern SCALE = Pattern.compile("scale ([\\d.E+-]+)");
  private final Map<String, Tensor> tensors;
  private final Map<String, String> modules;

  /** What modulates the convolutions of the synthesis in progress. */
  private @Nullable Tensor style;

  private TorchCheck(StoredWeights weights) {
    tensors = weights.tensors();
    modules = weights.modules();
  }

  /** Compares the networks of a folder. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
    }
    boolean equal = !files.isEmpty();
    for (Path file : files) {
      double difference = difference(file);
      equal &= difference <= TOLERANCE;
      out.printf("%-32s largest difference %.1e%n", file.getFileName(), difference);
    }
    System.exit(equal ? 0 : 1);
  }

  private static double difference(Path file) throws IOException {
    String stem = file.toString().replaceFirst("\\.safetensors$", "");
    JsonNode shapes = new ObjectMapper().readTree(Path.of(stem + ".json").toFile());
    TorchCheck check = new TorchCheck(StoredWeights.read(file));
    Tensor made = check.sequential("", stored(stem + ".input", shapes.path("input")));
    Tensor expected = stored(stem + ".output", shapes.path("output"));
    return made.reshape(expected.sizes()).sub(expected).abs().max().item().toDouble();
  }

  private static Tensor stored(String file, JsonNode shape) throws IOException {
    long[] lengths = new long[shape.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = shape.get(i).asLong();
    }
    return StoredWeights.tensor(ByteBuffer.wrap(Files.readAllBytes(Path.of(file))), lengths);
  }

  private Tensor sequential(String prefix, Tensor input) {
    Tensor value = input;
    for (int i = 0; modules.containsKey(prefix + i); i++) {
      value = module(prefix + i, value);
    }
    return value;
  }

  private Tensor module(String name, Tensor x) {
    Matcher matcher = MODULE.matcher(modules.get(name));
    if (!matcher.find()) {
      throw new IllegalArgumentException(name);
    }
    String text = matcher.group(2) == null ? "" : matcher.group(2);
    List<Double> numbers = new ArrayList<>();
    Map<String, String> named = new HashMap<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (number.group(3) != null) {
        numbers.add(Double.valueOf(number.group(3)));
      } else {
        named.put(number.group(1), number.group(2));
      }
    }
    double epsilon = Double.parseDouble(named.getOrDefault("eps", "1e-5"));
    return switch (matcher.group(1)) {
      case "Linear" -> torch.linear(x, weight(name), optional(name + ".bias"));
      case "Conv2d" ->
          torch.conv2d(
              x,
              weight(name),
              optional(name + ".bias"),
              pair(numbers.get(3)),
              pair(numbers.get(4)),
              pair(1),
              Long.parseLong(named.getOrDefault("groups", "1")));
      case "ConvTranspose2d" ->
          torch.conv_transpose2d(
              x,
              weight(name),
              optional(name + ".bias"),
              pair(numbers.get(3)),
              pair(numbers.get(4)),
              pair(0),
              1,
              1,
              1);
      case "BatchNorm1d", "BatchNorm2d" ->
          torch.batch_norm(
              x,
              optional(name + ".weight"),
              optional(name + ".bias"),
              optional(name + ".running_mean"),
              optional(name + ".running_var"),
              false,
              0.1,
              epsilon,
              false);
      case "InstanceNorm2d" ->
          torch.instance_norm(
              x,
              optional(name + ".weight"),
              optional(name + ".bias"),
              new TensorOptional(),
              new TensorOptional(),
              true,
              0.1,
              epsilon,
              false);
      case "ReLU" -> x.relu();
      case "LeakyReLU" -> torch.leaky_relu(x, new Scalar(numbers.get(0)));
      case "Tanh" -> x.tanh();
      case "Dropout", "Identity" -> x;
      case "Flatten" -> x.flatten(1, -1);
      case "Unflatten" ->
          x.reshape(-1, whole(numbers.get(1)), whole(numbers.get(2)), whole(numbers.get(3)));
      case "Upsample" -> {
        long[] doubled = {2 * x.size(2), 2 * x.size(3)};
        yield text.contains("bilinear")
            ? torch.upsample_bilinear2d(x, doubled, false)
            : torch.upsample_nearest2d(x, doubled);
      }
      case "AvgPool2d" -> torch.avg_pool2d(x, 2, 2);
      case "GlobalSum" -> x.sum(2, 3);
      case "Residual" -> {
        Tensor layers = sequential(name + ".layers.", x);
        Matcher scale = SCALE.matcher(modules.get(name));
        yield sequential(name + ".shortcut.", x)
            .add(scale.find() ? layers.mul(new Scalar(Double.parseDouble(scale.group(1)))) : layers);
      }
      case "Sum" -> branches(name, x).reduce(Tensor::add).orElseThrow();
      case "ChannelBasis" ->
          x.dim() == 2
              ? pixels(x).mul(weight(name))
              : x.mul(weight(name)).sum(2, 3);
      case "PReLU" -> torch.prelu(x, weight(name));
      case "PixelShuffle" -> torch.pixel_shuffle(x, whole(numbers.get(0)));
      case "Skip" -> torch.cat(new TensorVector(x, sequential(name + ".layers.", x)), 1);
      case "Sequential" -> sequential(name + ".", x);
      case "EqualizedLinear" ->
          torch.linear(
              x,
              weight(name).mul(scalar(named, "scale")),
              new TensorOptional(tensors.get(name + ".bias").mul(scalar(named, "bias_scale"))));
      case "MomentNorm" -> momentNorm(x, numbers);
      case "RunningMean" -> x;
      case "RepeatedStyle" -> sequential(name + ".mapping.", x).repeat(1, whole(numbers.get(0)));
      case "Smooth" -> smooth(x);
      case "Synthesis" -> synthesis(name, x);
      case "ModulatedConv2d" -> modulated(name, x, numbers, named);
      default -> throw new IllegalArgumentException("no module " + modules.get(name));
    };
  }

  private Stream<Tensor> branches(String name, Tensor x) {
    return IntStream.iterate(0, i -> modules.containsKey(name + ".branches." + i), i -> i + 1)
        .mapToObj(i -> module(name + ".branches." + i, x));
  }

  private static Scalar scalar(Map<String, String> named, String key) {
    return new Scalar(Double.parseDouble(named.get(key)));
  }

  /** Of one part: the check has no condition. */
  private static Tensor momentNorm(Tensor x, List<Double> lengths) {
    Tensor mean = x.square().sum(1).div(new Scalar(lengths.get(0))).unsqueeze(1);
    return x.div(mean.add(new Scalar(MOMENT_EPSILON)).sqrt());
  }

  private static Tensor smooth(Tensor x) {
    long channels = x.size(1);
    Tensor row = StoredWeights.tensor(floats(0.25f, 0.5f, 0.25f), 3);
    Tensor window = row.unsqueeze(1).matmul(row.unsqueeze(0)).expand(channels, 1, 3, 3);
    return torch.conv2d(
        torch.replication_pad2d(x, 1, 1, 1, 1),
        window.contiguous(),
        new TensorOptional(),
        pair(1),
        pair(0),
        pair(1),
        channels);
  }

  private static ByteBuffer floats(float... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return bytes;
  }

  private Tensor synthesis(String name, Tensor styles) {
    style = styles;
    Tensor constant = tensors.get(name + ".constant");
    Tensor features =
        constant.expand(styles.size(0), constant.size(0), constant.size(1), constant.size(2));
    Tensor image = null;
    for (int i = 0; modules.containsKey(name + ".stages." + i); i++) {
      String stage = name + ".stages." + i;
      features = sequential(stage + ".features.", features);
      Tensor made = sequential(stage + ".image.", features);
      image = image == null ? made : sequential(stage + ".enlarging.", image).add(made);
    }
    return Objects.requireNonNull(image);
  }

  private Tensor modulated(
      String name, Tensor x, List<Double> numbers, Map<String, String> named) {
    long from = whole(numbers.get(0));
    Tensor own = Objects.requireNonNull(style).narrow(1, from, whole(numbers.get(1)) - from);
    Tensor modulation = sequential(name + ".affine.", own).mul(scalar(named, "scale"));
    Tensor made = sequential(name + ".layers.", x.mul(pixels(modulation)));
    Scalar gain = scalar(named, "gain");
    Tensor bias = pixels(tensors.get(name + ".bias").unsqueeze(0)).mul(gain);
    if (!named.get("demodulated").equals("True")) {
      return made.add(bias);
    }
    String convolution = modules.containsKey(name + ".layers.2") ? "1" : "0";
    Tensor squares = weight(name + ".layers." + convolution).square().sum(2, 3).t();
    Tensor norms = modulation.square().matmul(squares).add(new Scalar(MOMENT_EPSILON)).sqrt();
    made = made.div(pixels(norms)).mul(gain);
    Tensor noise = tensors.get(name + ".noise");
    if (noise != null) {
      made = made.add(noise.mul(tensors.get(name + ".noise_strength")).mul(gain));
    }
    return torch.leaky_relu(made.add(bias), new Scalar(SLOPE));
  }

  private static Tensor pixels(Tensor rows) {
    return rows.unsqueeze(2).unsqueeze(3);
  }

  private static long whole(double number) {
    return (long) number;
  }

  private static long[] pair(double number) {
    return new long[] {whole(number), whole(number)};
  }

  private Tensor weight(String name) {
    return tensors.get(name + ".weight");
  }

  private TensorOptional optional(String name) {
    Tensor tensor = tensors.get(name);
    return tensor == null ? new TensorOptional() : new TensorOptional(tensor);
  }
}
