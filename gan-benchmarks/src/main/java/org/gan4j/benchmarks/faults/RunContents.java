package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gan4j.checkpoint.Checkpoint;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a run left, comparable bit for bit: checkpoints, pointers, tables and grids. Times are left
 * out, and so are the provenance and the report, which say when they were written.
 *
 * @param files contents by name; a checkpoint without its provenance
 */
record RunContents(Map<String, String> files) {
  private static final String CHECKPOINT = ".gan";

  static RunContents of(Path run) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        if (!name.equals("run.json") && !name.equals("report.html")) {
          files.put(name, content(name, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunContents(files);
  }

  private static String content(String name, Path file) throws IOException {
    if (name.endsWith(CHECKPOINT)) {
      return checkpoint(Checkpoint.open(file));
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return switch (name) {
      case "metrics.jsonl" -> text.replaceAll(",\"seconds.*", "");
      // The last two columns are times.
      case "iterations.csv" -> text.replaceAll("(?m),[^,]*,[^,]*$", "");
      default -> text;
    };
  }

  private static String checkpoint(Checkpoint checkpoint) {
    StringBuilder text = new StringBuilder();
    text.append(checkpoint.header().experiment())
        .append(checkpoint.header().progress())
        .append(checkpoint.header().history());
    for (Map.Entry<String, INDArray> array : checkpoint.arrays("").entrySet()) {
      text.append('\n').append(array.getKey());
      for (float number : array.getValue().ravel().toFloatVector()) {
        text.append(' ').append(Float.floatToRawIntBits(number));
      }
    }
    return text.toString();
  }

  /** The names of the files that differ from those of another run. */
  List<String> differences(RunContents other) {
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(other.files.keySet());
    names.removeIf(
        name -> files.containsKey(name) && files.get(name).equals(other.files.get(name)));
    return List.copyOf(names);
  }
}
