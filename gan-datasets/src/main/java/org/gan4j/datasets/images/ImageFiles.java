package org.gan4j.datasets.images;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/** The files that the dataset {@code image-folder} reads. */
@ThreadSafe
public final class ImageFiles {
  private ImageFiles() {}

  /**
   * Lists the images of a folder and of all folders in it, without opening a file.
   *
   * @return their paths, sorted by name; at least one
   * @throws GanException of kind USAGE if there is no such folder, or no image in it
   */
  public static List<Path> in(Path folder) {
    ImageListing listing = ImageListing.of(folder);
    return IntStream.range(0, listing.files().size()).mapToObj(listing::path).toList();
  }
}
