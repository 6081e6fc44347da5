package org.gan4j.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Table;
import org.gan4j.api.game.Progress;

/** The header's text. */
final class HeaderJson {
  static final String FORMAT = "gan4j-checkpoint";
  static final int VERSION = 4;

  /** Without a history. */
  static final int WITHOUT_HISTORY = 3;

  /** That of GAN4J 0.1, which knew two players and one array a batch. */
  static final int TWO_PLAYERS = 2;

  /** In numbers: more than an image of 4096×4096 in colour has. */
  private static final int LARGEST_SAMPLE = 1 << 26;

  private static final String METADATA = "__metadata__";
  private static final String FLOAT32 = "F32";
  private static final String CHECKSUM = "crc32c";
  private static final String HISTORY = "history";
  private static final String TABLE = "table";
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(4096).build())
              .build());

  private HeaderJson() {}

  /**
   * What a header's text says.
   *
   * @param checked its texts in the order in which they go into the checksum: a flipped bit there
   *     would be as bad as one in the arrays
   */
  record Parsed(
      CheckpointHeader header, List<String> checked, List<ArrayEntry> entries, String checksum) {}

  /** The progress of GAN4J 0.1, whose text is part of the checksum. */
  private record TwoPlayerProgress(
      long iteration,
      long discriminatorSteps,
      long generatorSteps,
      int discriminatorStepsInIteration,
      int generatorStepsInIteration,
      double discriminatorAccuracy) {

    String text() {
      return toString().replaceFirst("^TwoPlayerProgress", "Progress");
    }

    Progress progress() {
      return new Progress(
          iteration,
          Map.of("discriminator", discriminatorSteps, "generator", generatorSteps),
          Map.of(
              "discriminator", discriminatorStepsInIteration,
              "generator", generatorStepsInIteration),
          discriminatorAccuracy);
    }
  }

  /** The texts of the metadata that the checksum covers, by key. */
  private static Map<String, String> texts(CheckpointHeader header) throws JsonProcessingException {
    Map<String, List<Integer>> shapes = new TreeMap<>();
    header.arrays().forEach((name, shape) -> shapes.put(name, shape.dimensions()));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("experiment", header.experiment());
    texts.put("progress", MAPPER.writeValueAsString(header.progress()));
    texts.put("arrays", MAPPER.writeValueAsString(shapes));
    texts.put("classes", MAPPER.writeValueAsString(header.classes()));
    texts.put("provenance", header.provenance());
    if (header.history() != null) {
      texts.put(HISTORY, MAPPER.writeValueAsString(header.history()));
    }
    if (header.table() != null) {
      texts.put(TABLE, MAPPER.writeValueAsString(header.table()));
    }
    return texts;
  }

  /** What of the header goes into the checksum. */
  static List<String> checked(CheckpointHeader header) throws JsonProcessingException {
    return List.copyOf(texts(header).values());
  }

  static byte[] write(CheckpointHeader header, List<ArrayEntry> entries, String checksum)
      throws JsonProcessingException {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode metadata = root.putObject(METADATA);
    metadata.put("format", FORMAT);
    metadata.put("version", String.valueOf(VERSION));
    texts(header).forEach(metadata::put);
    metadata.put(CHECKSUM, checksum);
    for (ArrayEntry entry : entries) {
      ObjectNode array = root.putObject(entry.name());
      array.put("dtype", FLOAT32);
      ArrayNode shape = array.putArray("shape");
      entry.shape().forEach(shape::add);
      array.putArray("data_offsets").add(entry.begin()).add(entry.end());
    }
    return MAPPER.writeValueAsBytes(root);
  }

  /**
   * Reads the text of a header.
   *
   * @throws IllegalArgumentException if it is not a header of a GAN4J checkpoint; the message says
   *     why
   */
  static Parsed parse(byte[] text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      JsonNode metadata = root.path(METADATA);
      if (!FORMAT.equals(metadata.path("format").asText())) {
        throw new IllegalArgumentException("it is not a GAN4J checkpoint");
      }
      String version = metadata.path("version").asText();
      String checksum = metadata.path(CHECKSUM).asText();
      if (version.equals(String.valueOf(VERSION))
          || version.equals(String.valueOf(WITHOUT_HISTORY))) {
        CheckpointHeader header = header(metadata);
        List<String> checked =
            texts(header).keySet().stream().map(key -> metadata.path(key).asText()).toList();
        return new Parsed(header, checked, entries(root), checksum);
      }
      if (version.equals(String.valueOf(TWO_PLAYERS))) {
        return twoPlayers(metadata, entries(root), checksum);
      }
      throw new IllegalArgumentException(
          "its format version is "
              + version
              + ", and this GAN4J reads "
              + TWO_PLAYERS
              + " to "
              + VERSION);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // A text may be the JSON null where something else is expected.
      throw new IllegalArgumentException("its header is damaged", e);
    }
  }

  private static CheckpointHeader header(JsonNode metadata) throws IOException {
    Map<String, SampleShape> arrays = new LinkedHashMap<>();
    MAPPER
        .readValue(
            metadata.path("arrays").asText(), new TypeReference<Map<String, List<Integer>>>() {})
        .forEach((name, dimensions) -> arrays.put(name, plausible(new SampleShape(dimensions))));
    if (!arrays.containsKey(Batch.SAMPLES)) {
      throw new IllegalArgumentException("its header is damaged");
    }
    return new CheckpointHeader(
        metadata.path("experiment").asText(),
        MAPPER.readValue(metadata.path("progress").asText(), Progress.class),
        arrays,
        classes(metadata),
        metadata.path("provenance").asText(),
        metadata.has(HISTORY)
            ? MAPPER.readValue(metadata.path(HISTORY).asText(), History.class)
            : null,
        metadata.has(TABLE) ? table(metadata.path(TABLE).asText(), arrays) : null);
  }

  private static Table table(String text, Map<String, SampleShape> arrays) throws IOException {
    Table table = MAPPER.readValue(text, Table.class);
    if (!table.shape().equals(arrays.get(Batch.SAMPLES))) {
      throw new IllegalArgumentException("its table does not have the shape of its samples");
    }
    return table;
  }

  /** What is made of a shape, such as a mask, is as large. */
  private static SampleShape plausible(SampleShape shape) {
    if (shape.length() > LARGEST_SAMPLE) {
      throw new IllegalArgumentException("its header has samples of " + shape);
    }
    return shape;
  }

  private static Parsed twoPlayers(JsonNode metadata, List<ArrayEntry> entries, String checksum)
      throws IOException {
    TwoPlayerProgress progress =
        MAPPER.readValue(metadata.path("progress").asText(), TwoPlayerProgress.class);
    SampleShape shape =
        plausible(
            new SampleShape(
                MAPPER.readValue(
                    metadata.path("dataShape").asText(), new TypeReference<List<Integer>>() {})));
    String experiment = metadata.path("experiment").asText();
    List<String> classes = classes(metadata);
    CheckpointHeader header =
        new CheckpointHeader(
            experiment, progress.progress(), Map.of(Batch.SAMPLES, shape), classes, "", null);
    return new Parsed(
        header,
        List.of(experiment, progress.text(), shape.toString(), String.join("\n", classes)),
        entries,
        checksum);
  }

  private static List<String> classes(JsonNode metadata) throws IOException {
    return MAPPER.readValue(
        metadata.path("classes").asText(), new TypeReference<List<String>>() {});
  }

  private static List<ArrayEntry> entries(JsonNode root) {
    List<ArrayEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!field.getKey().equals(METADATA)) {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
    return entries;
  }

  private static ArrayEntry entry(String name, JsonNode value) {
    List<Long> shape = new ArrayList<>();
    value.path("shape").forEach(length -> shape.add(length.asLong(-1)));
    JsonNode offsets = value.path("data_offsets");
    ArrayEntry entry =
        new ArrayEntry(name, shape, offsets.path(0).asLong(-1), offsets.path(1).asLong(-1));
    if (!FLOAT32.equals(value.path("dtype").asText()) || !entry.isConsistent()) {
      throw new IllegalArgumentException("its entry " + name + " is damaged");
    }
    return entry;
  }
}
