package org.gan4j.cli.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Its name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
