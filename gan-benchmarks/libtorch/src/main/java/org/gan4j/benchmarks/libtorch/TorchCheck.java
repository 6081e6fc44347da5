package org.gan4j.benchmarks.libtorch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Runs networks that GAN4J has exported with libtorch, and compares what they make with what they
 * make in GAN4J: for each NAME.safetensors of a folder, with NAME.input and NAME.output.
 */
final class TorchCheck {
  private static final double TOLERANCE = 1e-5;
  private static final Pattern MODULE = Pattern.compile("(\\w+)(?:\\((.*)\\))?");
  private static final Pattern NUMBER = Pattern.compile("(\\w+)=([\\w.E+-]+)|(-?[\\d.E+-]+)");
  private final Map<String, Tensor> tensors;
  private final Map<String, String> modules;

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
    double epsilon = 1e-5;
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (number.group(3) != null) {
        numbers.add(Double.valueOf(number.group(3)));
      } else if (number.group(1).equals("eps")) {
        epsilon = Double.parseDouble(number.group(2));
      }
    }
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
              1);
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
      case "Upsample" ->
          torch.upsample_nearest2d(x, new long[] {2 * x.size(2), 2 * x.size(3)});
      case "AvgPool2d" -> torch.avg_pool2d(x, 2, 2);
      case "GlobalSum" -> x.sum(2, 3);
      case "Residual" ->
          sequential(name + ".shortcut.", x).add(sequential(name + ".layers.", x));
      case "Skip" -> torch.cat(new TensorVector(x, sequential(name + ".layers.", x)), 1);
      default -> throw new IllegalArgumentException("no module " + modules.get(name));
    };
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
