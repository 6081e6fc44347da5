package org.gan4j.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.nn.torch.TorchTensor;

/**
 * The header of a safetensors file: its tensors, and where their bytes are behind it.
 *
 * @param entries by name
 * @param metadata texts by key
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";
  private static final String FLOAT32 = "F32";

  /** The numbers behind it begin at a multiple of this. */
  private static final int ALIGNMENT = 8;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(16).maxNameLength(4096).build())
              .build());

  /**
   * A tensor.
   *
   * @param type of its numbers, such as F32
   * @param begin its first byte behind the header
   * @param end the byte behind its last
   */
  record Entry(String type, List<Long> shape, long begin, long end) {
    boolean isFloat() {
      return type.equals(FLOAT32);
    }
  }

  SafetensorsHeader {
    entries = new LinkedHashMap<>(entries);
    metadata = new TreeMap<>(metadata);
  }

  /** For tensors that follow each other. */
  static SafetensorsHeader of(Collection<TorchTensor> tensors, Map<String, String> metadata) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    long at = 0;
    for (TorchTensor tensor : tensors) {
      long end = at + (long) Float.BYTES * tensor.length();
      entries.put(tensor.name(), new Entry(FLOAT32, tensor.shape(), at, end));
      at = end;
    }
    return new SafetensorsHeader(entries, metadata);
  }

  /** The header's bytes, filled up with spaces. */
  byte[] toBytes() {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode texts = root.putObject(METADATA);
    metadata.forEach(texts::put);
    entries.forEach(
        (name, entry) -> {
          ObjectNode node = root.putObject(name);
          node.put("dtype", entry.type());
          entry.shape().forEach(node.putArray("shape")::add);
          node.putArray("data_offsets").add(entry.begin()).add(entry.end());
        });
    try {
      String text = MAPPER.writeValueAsString(root);
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      String padding = " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT);
      return (text + padding).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a header.
   *
   * @param available bytes behind it
   * @throws IllegalArgumentException with what is wrong with it
   */
  static SafetensorsHeader parse(byte[] bytes, long available) {
    JsonNode root;
    try {
      root = MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("its header is no JSON", e);
    }
    if (root == null || !root.isObject()) {
      throw new IllegalArgumentException("its header is no JSON object");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, String> metadata = new TreeMap<>();
    root.properties()
        .forEach(
            property -> {
              if (property.getKey().equals(METADATA)) {
                property
                    .getValue()
                    .properties()
                    .forEach(text -> metadata.put(text.getKey(), text.getValue().asText()));
              } else {
                entries.put(
                    property.getKey(), entry(property.getKey(), property.getValue(), available));
              }
            });
    return new SafetensorsHeader(entries, metadata);
  }

  private static Entry entry(String name, JsonNode node, long available) {
    JsonNode offsets = node.path("data_offsets");
    JsonNode type = node.path("dtype");
    if (!type.isTextual() || !node.path("shape").isArray() || offsets.size() != 2) {
      throw new IllegalArgumentException("its header does not describe " + name);
    }
    List<Long> shape = new ArrayList<>();
    for (JsonNode length : node.path("shape")) {
      if (!length.canConvertToLong() || length.asLong() < 0) {
        throw new IllegalArgumentException("the shape of " + name + " is no shape");
      }
      shape.add(length.asLong());
    }
    long begin = offsets.get(0).asLong(-1);
    long end = offsets.get(1).asLong(-1);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("the place of " + name + " is no place");
    }
    if (end > available) {
      throw new IllegalArgumentException(
          "it is cut off: "
              + name
              + " ends at byte "
              + end
              + " behind the header, and there are "
              + available);
    }
    return new Entry(type.asText(), List.copyOf(shape), begin, end);
  }
}
