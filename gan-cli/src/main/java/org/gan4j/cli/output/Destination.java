package org.gan4j.cli.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.experiment.configuration.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the file of a command goes: to the place that {@code --out} names, or to standard output,
 * which is called {@code -}.
 *
 * @param output standard output
 * @param text the same for text, such as the path of a file
 * @param terminal whether a person watches it
 * @param json whether the paths of files are printed as JSON
 */
@NotThreadSafe
public record Destination(StandardOutput output, PrintWriter text, boolean terminal, boolean json) {
  private static final String STANDARD_OUTPUT = "-";
  private static final Set<String> BINARY =
      Set.of(".png", ".webp", ".npy", ".parquet", ".onnx", ".safetensors");

  /** Whether a path means standard output. */
  public static boolean isStandardOutput(@Nullable Path out) {
    return out != null && out.toString().equals(STANDARD_OUTPUT);
  }

  /**
   * Refuses standard output where a folder is to be written.
   *
   * @throws GanException of kind USAGE if it is meant
   */
  public static void requireFolder(@Nullable Path out) {
    if (isStandardOutput(out)) {
      throw GanException.usage(
          "a folder cannot be written to standard output",
          "--out -",
          "name a folder; ./- is one that is called -");
    }
  }

  /**
   * Writes a file.
   *
   * @param out its place, or standard output
   * @param ending of its name, which says the format of what goes to standard output
   * @param content writes to a file with that ending
   * @throws GanException of kind USAGE if a picture would go to a terminal
   */
  public void write(Path out, String ending, Consumer<Path> content) {
    writeAll(
        out,
        ending,
        file -> {
          content.accept(file);
          return List.of(file);
        });
  }

  /** Prints the paths of files that were written. */
  public void print(List<Path> files) {
    if (!json) {
      files.forEach(text::println);
      return;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    files.forEach(file -> result.withArray("/files").add(file.toString()));
    text.println(Json.write(result));
  }

  /** {@link #write} for a content that may be in several files, of which it returns the paths. */
  public void writeAll(Path out, String ending, Function<Path, List<Path>> content) {
    if (!isStandardOutput(out)) {
      Leftovers.remove(out);
      print(content.apply(out));
      return;
    }
    if (terminal && BINARY.contains(ending)) {
      throw GanException.usage(
          ending.equals(".png") || ending.equals(".webp")
              ? "a terminal does not show pictures"
              : "a terminal does not show such files",
          "--out -",
          "redirect the output: > FILE" + ending);
    }
    try {
      Path folder = Files.createTempDirectory("gan");
      Path file = folder.resolve("out" + ending);
      // After Ctrl-C, too: in reverse order.
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      try {
        List<Path> files = content.apply(file);
        text.flush();
        files.forEach(output::write);
        for (Path other : files) {
          Files.deleteIfExists(other);
        }
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw GanException.failure(
          "a temporary file cannot be written: " + FileProblem.reason(e),
          System.getProperty("java.io.tmpdir"),
          "free some space, or name a file with --out",
          e);
    }
  }
}
