package org.gan4j.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.torch.TorchLayout;
import org.gan4j.nn.torch.TorchTensor;
import org.gan4j.onnx.SafetensorsHeader.Entry;

/**
 * The parameters of a network as the state of a {@code torch.nn.Sequential}, in a safetensors file:
 * running statistics included, in PyTorch's layouts, float32.
 */
@ThreadSafe
public final class TorchWeights {
  /** What PyTorch counts beside running statistics, which GAN4J does not. */
  private static final String COUNT = ".num_batches_tracked";

  /** In bytes, as the reference implementation has it. */
  private static final long LARGEST_HEADER = 100_000_000;

  private static final int NAMED = 3;

  private TorchWeights() {}

  /**
   * Writes the parameters of a network.
   *
   * @throws IOException if that fails
   * @throws GanException of kind USAGE if a layer of the network has no form in PyTorch
   */
  public static void write(
      ExportableNetwork network, NetworkDescription description, OutputStream stream)
      throws IOException {
    TorchLayout layout = layout(network, description.name());
    Map<String, String> metadata = new TreeMap<>(description.metadata());
    metadata.put("format", "pt");
    metadata.put("gan4j.modules", json(layout.modules()));
    byte[] header = SafetensorsHeader.of(layout.tensors(), metadata).toBytes();
    WritableByteChannel channel = Channels.newChannel(stream);
    channel.write(bytes(Long.BYTES).putLong(header.length).flip());
    channel.write(ByteBuffer.wrap(header));
    for (TorchTensor tensor : layout.tensors()) {
      float[] numbers = tensor.read();
      ByteBuffer bytes = bytes(Math.multiplyExact(Float.BYTES, numbers.length));
      bytes.asFloatBuffer().put(numbers);
      channel.write(bytes);
    }
  }

  private static String json(Map<String, String> modules) {
    try {
      return new ObjectMapper().writeValueAsString(modules);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TorchLayout layout(ExportableNetwork network, String name) {
    TorchLayout layout = new TorchLayout(name);
    network.describe(layout);
    return layout;
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Overwrites the parameters of a network with those of a file. The file need not be trusted: it
   * has numbers and names alone, and every size is checked before memory is allocated for it.
   *
   * @param name of the network, for messages
   * @throws GanException if the file cannot be read, is no safetensors file, or its tensors are not
   *     those of the network; the parameters have not changed then
   */
  public static void read(Path file, ExportableNetwork network, String name) {
    TorchLayout layout = layout(network, name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (Files.isDirectory(file)) {
        throw GanException.usage("this is a folder", file.toString(), "name a .safetensors file");
      }
      requireNoPickle(file, channel);
      read(file, channel, layout, name);
    } catch (NoSuchFileException e) {
      throw GanException.usage(
          "there is no such file", file.toString(), "name a .safetensors file", e);
    } catch (IllegalArgumentException e) {
      throw GanException.usage(
          "this is no whole safetensors file: " + e.getMessage(),
          file.toString(),
          "write it again: safetensors.torch.save_file(model.state_dict(), \"weights.safetensors\")",
          e);
    } catch (IOException e) {
      throw GanException.failure(
          "the file cannot be read: " + FileProblem.reason(e),
          file.toString(),
          "check the file and its permissions",
          e);
    }
  }

  /** Files of torch.save are archives, or pickles of old. */
  private static void requireNoPickle(Path file, FileChannel channel) throws IOException {
    if (channel.size() < 2) {
      return;
    }
    ByteBuffer beginning = readAt(channel, 0, 2);
    int first = Byte.toUnsignedInt(beginning.get(0));
    boolean archive = first == 'P' && beginning.get(1) == 'K';
    boolean pickle = first == 0x80 && beginning.get(1) >= 2 && beginning.get(1) <= 5;
    if (archive || (pickle && !hasHeader(channel))) {
      String name = String.valueOf(file.getFileName());
      throw GanException.usage(
          "this is a pickle of PyTorch, and reading a pickle may run any program",
          file.toString(),
          "convert it: python -c \"import torch, safetensors.torch as s; s.save_file(torch.load('"
              + name
              + "', weights_only=True), 'weights.safetensors')\"");
    }
  }

  private static boolean hasHeader(FileChannel channel) throws IOException {
    return channel.size() > Long.BYTES && readAt(channel, Long.BYTES, 1).get(0) == '{';
  }

  private static void read(Path file, FileChannel channel, TorchLayout layout, String name)
      throws IOException {
    long size = channel.size();
    long length = size < Long.BYTES ? -1 : readAt(channel, 0, Long.BYTES).getLong();
    if (length < 2 || length > LARGEST_HEADER) {
      throw new IllegalArgumentException(
          size < Long.BYTES
              ? "it has " + size + " bytes"
              : "its header would have " + Long.toUnsignedString(length) + " bytes");
    }
    long start = Long.BYTES + length;
    if (start > size) {
      throw new IllegalArgumentException(
          "it is cut off: its header has " + length + " bytes, and the file " + size);
    }
    byte[] text = new byte[Math.toIntExact(length)];
    readAt(channel, Long.BYTES, text.length).get(text);
    SafetensorsHeader header = SafetensorsHeader.parse(text, size - start);
    Map<String, Entry> entries = new LinkedHashMap<>(header.entries());
    entries.keySet().removeIf(key -> key.endsWith(COUNT));
    requireFit(file, layout, entries, name);
    Map<String, float[]> numbers = new LinkedHashMap<>();
    for (TorchTensor tensor : layout.tensors()) {
      Entry entry = Objects.requireNonNull(entries.get(tensor.name()));
      float[] read = new float[tensor.length()];
      readAt(channel, start + entry.begin(), Math.toIntExact(entry.end() - entry.begin()))
          .asFloatBuffer()
          .get(read);
      numbers.put(tensor.name(), read);
    }
    for (TorchTensor tensor : layout.tensors()) {
      tensor.write(Objects.requireNonNull(numbers.get(tensor.name())));
    }
  }

  private static void requireFit(
      Path file, TorchLayout layout, Map<String, Entry> entries, String name) {
    List<String> problems = new ArrayList<>();
    Map<String, Entry> others = new LinkedHashMap<>(entries);
    for (TorchTensor tensor : layout.tensors()) {
      Entry entry = others.remove(tensor.name());
      if (entry == null) {
        problems.add(tensor.name() + " " + tensor.shape() + " is missing");
      } else if (!entry.shape().equals(tensor.shape())) {
        problems.add(tensor.name() + " is " + entry.shape() + " and should be " + tensor.shape());
      } else if (!entry.isFloat()) {
        problems.add(tensor.name() + " is " + entry.type() + " and should be F32");
      } else if (entry.end() - entry.begin() != (long) Float.BYTES * tensor.length()) {
        throw new IllegalArgumentException(
            tensor.name() + " has " + (entry.end() - entry.begin()) + " bytes");
      }
    }
    others.forEach((other, entry) -> problems.add(other + " " + entry.shape() + " is too many"));
    if (problems.isEmpty()) {
      return;
    }
    int more = problems.size() - NAMED;
    throw GanException.usage(
        "the weights are not those of the experiment's "
            + name
            + ": "
            + problems.stream().limit(NAMED).collect(Collectors.joining("; "))
            + (more > 0 ? "; and " + more + " more" : ""),
        file.toString(),
        "change the experiment or the names: 'gan export --format pytorch' shows those it has");
  }

  private static ByteBuffer readAt(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = bytes(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return bytes.flip();
  }
}
