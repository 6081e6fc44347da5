package org.gan4j.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The pictures of commands that do something to them, after the run. */
final class PicturesParameter {
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Pictures of any size: PNG, JPEG, WebP, BMP or GIF.")
  private List<Path> images;

  /** Their files. */
  List<Path> files() {
    return images;
  }
}
