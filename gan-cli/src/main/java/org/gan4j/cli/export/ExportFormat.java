package org.gan4j.cli.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.api.GanException;

/** The files of {@code gan export}. */
public enum ExportFormat {
  /** The network and its weights. */
  ONNX(".onnx"),
  /** The weights alone, with the names of PyTorch's modules. */
  PYTORCH(".safetensors");

  private final String ending;

  ExportFormat(String ending) {
    this.ending = ending;
  }

  /** The ending of its files. */
  public String ending() {
    return ending;
  }

  /** The format of a file of this name; empty if the name does not say it. */
  public static Optional<ExportFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(format -> name.endsWith(format.ending)).findFirst();
  }

  /**
   * The format of a name.
   *
   * @throws GanException of kind USAGE if there is none
   */
  public static ExportFormat named(String name) {
    return Stream.of(values())
        .filter(format -> format.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no format \"" + name + "\"", "--format", "choose onnx or pytorch"));
  }

  /** Its name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
