package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;
import org.gan4j.images.decode.StoredSize;

/**
 * What the beginnings of image files tell before they are read: which ones are too small for the
 * samples, and which ones are no images. Damaged pixels are found where the file is read.
 *
 * @param listing the images
 * @param examined how many of them were opened
 * @param unusable those that cannot be used, in the order of their names
 */
record ImageHeaders(ImageListing listing, int examined, List<Unusable> unusable) {
  /** Opening a file takes a tenth of a millisecond where the system has it in memory. */
  static final int MOST_EXAMINED = 10_000;

  private static final int MOST_NAMED = 5;

  /**
   * One image.
   *
   * @param index of the image in the listing
   * @param tooSmall whether it is an image, but too small
   * @param problem why it cannot be used
   */
  record Unusable(int index, boolean tooSmall, String problem) {}

  /** Opens all images; of more than {@link #MOST_EXAMINED} so many, at equal distances. */
  static ImageHeaders of(ImageListing listing, ImagePreparation preparation) {
    int size = listing.files().size();
    int examined = Math.min(size, MOST_EXAMINED);
    List<Unusable> unusable = new ArrayList<>();
    for (int i = 0; i < examined; i++) {
      int index = (int) ((long) i * size / examined);
      unusable(listing.path(index), index, preparation).ifPresent(unusable::add);
    }
    return new ImageHeaders(listing, examined, List.copyOf(unusable));
  }

  private static Optional<Unusable> unusable(Path file, int index, ImagePreparation preparation) {
    boolean isImage = false;
    try {
      Optional<StoredSize> size = ImageDecoder.storedSize(file);
      isImage = true;
      if (size.isPresent()) {
        preparation.requireLarge(size.get());
      }
      return Optional.empty();
    } catch (BrokenImageException e) {
      return Optional.of(new Unusable(index, isImage, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return Optional.empty(); // a failure of the disk, which reading the pixels reports
    }
  }

  /**
   * Refuses images that cannot be used, all at once.
   *
   * @throws GanException of kind USAGE if there are any
   */
  void requireUsable() {
    if (unusable.size() == 1) {
      Unusable only = unusable.get(0);
      throw ImageFolderDataset.unusable(listing.path(only.index()), only.problem());
    }
    if (!unusable.isEmpty()) {
      throw GanException.usage(
          count() + " cannot be used: " + reasons(),
          listing.root().toString(),
          "remove or replace them, or set \"onBrokenImage\": \"skip\"");
    }
  }

  /** What to know where other images take the place of those that cannot be used. */
  List<String> remarks() {
    return unusable.isEmpty()
        ? List.of()
        : List.of(count() + " cannot be used, and others are taken in their place: " + reasons());
  }

  private String count() {
    int size = listing.files().size();
    return examined == size
        ? String.format(Locale.ROOT, "%,d of %,d images", unusable.size(), size)
        : String.format(
            Locale.ROOT,
            "%,d of %,d images that were looked at, of %,d,",
            unusable.size(),
            examined,
            size);
  }

  /** Those that are no images apart from those that are too small. */
  private String reasons() {
    return unusable.stream()
        .collect(Collectors.partitioningBy(Unusable::tooSmall))
        .values()
        .stream()
        .filter(alike -> !alike.isEmpty())
        .map(this::reason)
        .collect(Collectors.joining("; and "));
  }

  private String reason(List<Unusable> alike) {
    String names =
        alike.stream()
            .limit(MOST_NAMED)
            .map(image -> listing.files().get(image.index()).name())
            .collect(Collectors.joining(", "));
    return names
        + (alike.size() > MOST_NAMED ? ", …" : "")
        + (alike.size() == 1 ? ": " : "; of the first one ")
        + alike.get(0).problem();
  }
}
