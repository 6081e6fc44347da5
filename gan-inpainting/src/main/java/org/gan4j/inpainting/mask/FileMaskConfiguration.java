package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of {@link FileMaskProvider}.
 *
 * @param path of the picture
 */
public record FileMaskConfiguration(
    @Option(
            value =
                "PNG of the images' size, its white pixels are hidden; relative to the working"
                    + " directory",
            location = true)
        String path) {

  /** Checks. */
  public FileMaskConfiguration {
    Require.that(!path.isBlank(), "path must name a file");
  }
}
