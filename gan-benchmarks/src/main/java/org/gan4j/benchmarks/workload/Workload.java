package org.gan4j.benchmarks.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A timed workload.
 *
 * @param task what one iteration does
 * @param usualBatch the batch size of the published measurements
 * @param input the shape of the generator's input for one sample: noise, or an image
 * @param image the shape of generated and real images, [channels, height, width]
 */
public record Workload(
    String name,
    Task task,
    int usualBatch,
    List<Integer> input,
    List<Integer> image,
    Architecture generator,
    Architecture discriminator) {

  /** What one iteration does. */
  public enum Task {
    /** A discriminator step and a generator step, each with fresh noise. */
    GENERATION,
    /** The same, the generator being given images with a hole in the middle. */
    INPAINTING,
    /**
     * The same with pairs of images. The discriminator sees both, the generator's objective has 100
     * times the mean absolute difference from the true one: Isola et al. 2017.
     */
    TRANSLATION,
    /**
     * The same with images of a lower resolution. The discriminator sees the large one alone, and
     * the adversarial term has a weight of 0.001 beside the mean absolute difference: Ledig et al.
     * 2017, with the content loss on pixels.
     */
    SUPER_RESOLUTION,
    /** A forward pass of the generator with fresh noise, as inference. */
    SAMPLING
  }

  /** Checks the tables. */
  public Workload {
    input = List.copyOf(input);
    image = List.copyOf(image);
    requireShape(name, generator.output(input), image);
    List<Integer> logits = discriminator.output(classified(task, input, image));
    requireShape(name, logits.subList(0, 1), List.of(1));
    generator.requireParameters("table of the generator", generator.countParameters(input));
    discriminator.requireParameters(
        "table of the discriminator",
        discriminator.countParameters(classified(task, input, image)));
  }

  private static void requireShape(String name, List<Integer> actual, List<Integer> expected) {
    if (!actual.equals(expected)) {
      throw new IllegalStateException(name + " makes " + actual + ", not " + expected);
    }
  }

  /** Whether the generator is given images that are data of their own. */
  public boolean hasPairs() {
    return task == Task.TRANSLATION || task == Task.SUPER_RESOLUTION;
  }

  /** The shape of the real samples. */
  public List<Integer> data() {
    return task == Task.INPAINTING ? input : image;
  }

  /** The shape of what the discriminator classifies, with the channels of its condition first. */
  public List<Integer> classified() {
    return classified(task, input, image);
  }

  private static List<Integer> classified(Task task, List<Integer> input, List<Integer> image) {
    return task == Task.TRANSLATION
        ? List.of(input.get(0) + image.get(0), image.get(1), image.get(2))
        : image;
  }

  /** Whether the generator is given a vector of noise. */
  public boolean hasNoise() {
    return task == Task.GENERATION || task == Task.SAMPLING;
  }

  /** The names of all workloads. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    tables().fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * The workload of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload named(String name) {
    JsonNode tables = tables();
    JsonNode table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("no workload " + name + "; there are " + names());
    }
    Task task = Task.valueOf(table.get("task").asText().toUpperCase(java.util.Locale.ROOT));
    JsonNode networks = table.has("of") ? tables.get(table.get("of").asText()) : table;
    return new Workload(
        name,
        task,
        table.path("batch").asInt(task == Task.SAMPLING ? 256 : 64),
        shape(networks.get("input")),
        shape(networks.get("image")),
        architecture(networks.get("generator")),
        architecture(networks.get("discriminator")));
  }

  private static JsonNode tables() {
    try (InputStream stream = Workload.class.getResourceAsStream("workloads.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> shape(JsonNode array) {
    List<Integer> shape = new ArrayList<>();
    array.forEach(length -> shape.add(length.asInt()));
    return shape;
  }

  private static Architecture architecture(JsonNode table) {
    return new Architecture(table.get("parameters").asLong(), layers(table.get("layers")));
  }

  private static List<Layer> layers(JsonNode rows) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode row : rows) {
      layers.add(row.isTextual() ? Layer.parse(row.asText()) : block(row));
    }
    return List.copyOf(layers);
  }

  private static Layer block(JsonNode row) {
    return row.has("concatenated")
        ? new Layer.Concatenated(layers(row.get("concatenated")))
        : new Layer.Residual(layers(row.get("residual")), layers(row.get("shortcut")));
  }
}
