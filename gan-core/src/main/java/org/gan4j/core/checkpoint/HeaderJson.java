package org.gan4j.core.checkpoint;

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
import java.util.List;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.schedule.Progress;

/** The header's text. */
final class HeaderJson {
  static final String FORMAT = "gan4j-checkpoint";
  static final int VERSION = 2;

  private static final String METADATA = "__metadata__";
  private static final String FLOAT32 = "F32";
  private static final String CHECKSUM = "crc32c";
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(4096).build())
              .build());

  private HeaderJson() {}

  /** What a header's text says. */
  record Parsed(CheckpointHeader header, List<ArrayEntry> entries, String checksum) {}

  static byte[] write(CheckpointHeader header, List<ArrayEntry> entries, String checksum)
      throws JsonProcessingException {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode metadata = root.putObject(METADATA);
    metadata.put("format", FORMAT);
    metadata.put("version", String.valueOf(VERSION));
    metadata.put("experiment", header.experiment());
    metadata.put("progress", MAPPER.writeValueAsString(header.progress()));
    metadata.put("dataShape", MAPPER.writeValueAsString(header.dataShape().dimensions()));
    metadata.put("classes", MAPPER.writeValueAsString(header.classes()));
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
   * @throws IllegalArgumentException if it is not one of ours; the message says why
   */
  static Parsed parse(byte[] text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      JsonNode metadata = root.path(METADATA);
      if (!FORMAT.equals(metadata.path("format").asText())) {
        throw new IllegalArgumentException("it is not a GAN4J checkpoint");
      }
      String version = metadata.path("version").asText();
      if (!String.valueOf(VERSION).equals(version)) {
        throw new IllegalArgumentException(
            "its format version is " + version + ", and this GAN4J reads " + VERSION);
      }
      CheckpointHeader header =
          new CheckpointHeader(
              metadata.path("experiment").asText(),
              MAPPER.readValue(metadata.path("progress").asText(), Progress.class),
              new SampleShape(
                  MAPPER.readValue(
                      metadata.path("dataShape").asText(), new TypeReference<List<Integer>>() {})),
              MAPPER.readValue(
                  metadata.path("classes").asText(), new TypeReference<List<String>>() {}));
      return new Parsed(header, entries(root), metadata.path(CHECKSUM).asText());
    } catch (IOException e) {
      throw new IllegalArgumentException("its header is damaged", e);
    }
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
