package org.gan4j.benchmarks.libtorch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A safetensors file.
 *
 * @param tensors by name
 * @param modules what each module is, by its name
 */
record StoredWeights(Map<String, Tensor> tensors, Map<String, String> modules) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads a file that GAN4J has written. */
  static StoredWeights read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    JsonNode header = MAPPER.readTree(bytes.array(), Long.BYTES, length);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> modules = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      JsonNode node = entry.getValue();
      if (entry.getKey().equals("__metadata__")) {
        MAPPER
            .readTree(node.path("gan4j.modules").asText())
            .properties()
            .forEach(module -> modules.put(module.getKey(), module.getValue().asText()));
      } else {
        int begin = node.path("data_offsets").get(0).asInt();
        int end = node.path("data_offsets").get(1).asInt();
        ByteBuffer part = bytes.slice(Long.BYTES + length + begin, end - begin);
        long[] shape = new long[node.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
          shape[i] = node.path("shape").get(i).asLong();
        }
        tensors.put(entry.getKey(), tensor(part, shape));
      }
    }
    return new StoredWeights(tensors, modules);
  }

  /** Numbers in C order as a tensor. */
  static Tensor tensor(ByteBuffer bytes, long... shape) {
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    // The view does not keep the numbers.
    try (FloatPointer pointer = new FloatPointer(numbers);
        Tensor view = torch.from_blob(pointer, shape)) {
      return view.clone();
    }
  }
}
