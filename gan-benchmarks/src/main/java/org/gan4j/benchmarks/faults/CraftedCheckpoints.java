package org.gan4j.benchmarks.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.checkpoint.CheckpointWriter;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checkpoints with valid checksums whose experiment or data are absurd, and files whose header
 * promises or nests too much. All happens in one process.
 */
@ThreadSafe
final class CraftedCheckpoints implements Section {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<Integer> SIDES = List.of(1 << 16, 1 << 20, 1 << 30, Integer.MAX_VALUE);
  private static final int[] UNITS = {
    20_000, 40_000, 65_536, 100_000, 1 << 20, 1 << 24, 1 << 28, Integer.MAX_VALUE
  };

  @Override
  public String name() {
    return "crafted-checkpoints";
  }

  @Override
  public Figure run(Path work, int count, long seed) {
    Gan gan = Gan.create();
    Path run = work.resolve("run");
    Path experiment = Scenario.experiment(work);
    new Scenario("whole", List.of("training.iterations=2"), 0).train(gan, experiment, run);
    Path whole = new RunFolder(run).lastCheckpoint().orElseThrow();
    Map<String, Runnable> makers = makers(whole, work.resolve("crafted.gan"));
    List<String> names = List.copyOf(makers.keySet());
    List<String> wrong = new ArrayList<>();
    int tried = Math.min(count, names.size());
    for (int i = 0; i < tried; i++) {
      String name = names.get((int) ((long) i * names.size() / tried));
      Objects.requireNonNull(makers.get(name)).run();
      Path crafted = work.resolve("crafted.gan");
      Refusal.of(() -> gan.open(crafted).close(), false)
          .ifPresent(problem -> wrong.add(name + ": " + problem));
    }
    return new Figure(name(), tried, wrong);
  }

  private static Map<String, Runnable> makers(Path whole, Path to) {
    Map<String, Runnable> makers = new LinkedHashMap<>();
    for (int units : UNITS) {
      for (int layers = 1; layers <= 4; layers++) {
        String hidden = "[" + (units + ",").repeat(layers - 1) + units + "]";
        makers.put("hidden " + hidden, () -> with(whole, to, hidden(hidden)));
      }
    }
    for (int layers : new int[] {257, 2000, 20_000, 100_000}) {
      String hidden = "[" + "4,".repeat(layers - 1) + "4]";
      makers.put(layers + " layers", () -> with(whole, to, hidden(hidden)));
    }
    for (int size : new int[] {50_000, 100_000, 1 << 20, Integer.MAX_VALUE}) {
      makers.put("latent " + size, () -> with(whole, to, set("latent", "size", size)));
      makers.put("pieces " + size, () -> with(whole, to, set("generator", "maxoutPieces", size)));
    }
    for (int side : SIDES) {
      for (int other : SIDES) {
        makers.put("vector " + side + other, () -> shaped(whole, to, SampleShape.vector(side)));
        makers.put(
            "image " + side + "×" + other,
            () -> shaped(whole, to, SampleShape.image(3, side, other)));
      }
    }
    for (int depth : new int[] {100, 10_000, 1_000_000}) {
      makers.put("nested " + depth, () -> raw(to, "[".repeat(depth), 0));
      makers.put("nested experiment " + depth, () -> with(whole, to, text -> "[".repeat(depth)));
      makers.put("objects " + depth, () -> raw(to, "{\"a\":".repeat(depth), 0));
      makers.put("long text " + depth, () -> raw(to, "{\"a\":\"" + "x".repeat(depth) + "\"}", 0));
      makers.put("many " + depth, () -> raw(to, "[" + "[],".repeat(depth) + "[]]", 0));
    }
    for (int power = 31; power <= 40; power++) {
      long bytes = 1L << power;
      makers.put("promises " + bytes, () -> raw(to, promise(bytes), 0));
      makers.put("sparse " + bytes, () -> raw(to, promise(bytes), Math.min(bytes, 1L << 33)));
    }
    return makers;
  }

  private static String promise(long bytes) {
    return "{\"__metadata__\":{\"format\":\"gan4j-checkpoint\",\"version\":\"4\"},\"task/a\":{\"dtype\":\"F32\","
        + String.format(Locale.ROOT, "\"shape\":[%d],\"data_offsets\":[0,%d]}}", bytes / 4, bytes);
  }

  private static UnaryOperator<String> hidden(String hidden) {
    return text -> text.replaceFirst("(?s)(\"generator\".*?\"hidden\": )\\[[^]]*]", "$1" + hidden);
  }

  private static UnaryOperator<String> set(String part, String setting, int value) {
    return text -> {
      try {
        ObjectNode experiment = (ObjectNode) MAPPER.readTree(text);
        ((ObjectNode) experiment.path(part)).put(setting, value);
        if (setting.equals("maxoutPieces")) {
          ((ObjectNode) experiment.path(part)).put("activation", "maxout");
        }
        return MAPPER.writeValueAsString(experiment);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static void with(Path whole, Path to, UnaryOperator<String> change) {
    write(whole, to, change, null);
  }

  private static void shaped(Path whole, Path to, SampleShape shape) {
    write(whole, to, text -> text, shape);
  }

  private static void write(
      Path whole, Path to, UnaryOperator<String> change, @Nullable SampleShape shape) {
    try (Checkpoint checkpoint = Checkpoint.open(whole)) {
      CheckpointHeader header = checkpoint.header();
      Map<String, INDArray> arrays = checkpoint.arrays("");
      CheckpointWriter.write(
          to,
          new CheckpointHeader(
              change.apply(header.experiment()),
              header.progress(),
              shape == null ? header.arrays() : Map.of("samples", shape),
              header.classes(),
              header.provenance(),
              header.history()),
          arrays);
      arrays.values().forEach(INDArray::close);
    }
  }

  /** A header as it stands, and a hole of so many bytes behind it. */
  private static void raw(Path to, String header, long hole) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + text.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(text.length)
            .put(text)
            .flip();
    try {
      Files.deleteIfExists(to);
      try (FileChannel channel =
          FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.write(bytes);
        if (hole > 0) {
          channel.write(ByteBuffer.wrap(new byte[1]), Long.BYTES + text.length + hole - 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
