package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;

/** The image files of a folder, to be stored as they are in one Parquet file. */
@ThreadSafe
public final class FolderPack {
  private final ImageListing listing;
  private final FolderClasses classes;

  private FolderPack(ImageListing listing, FolderClasses classes) {
    this.listing = listing;
    this.classes = classes;
  }

  /**
   * Lists a folder.
   *
   * @param labelled whether each folder at the top is a class
   * @throws GanException of kind USAGE if there is no such folder, or no image in it, or an image
   *     without a class
   */
  public static FolderPack of(Path folder, boolean labelled) {
    ImageListing listing = ImageListing.of(folder);
    return new FolderPack(
        listing, labelled ? FolderClasses.ofFolders(listing) : FolderClasses.none(listing));
  }

  /** How many images there are. */
  public int size() {
    return listing.files().size();
  }

  /** The names of the classes, by label; empty without labels. */
  public List<String> classes() {
    return classes.names();
  }

  /** What of the folder is left out, a sentence for each kind. */
  public List<String> omissions() {
    return listing.omissions();
  }

  /**
   * Writes the images in the order of their names.
   *
   * @param file the Parquet file
   * @param done receives how many are written
   * @throws GanException of kind USAGE if a file is no image, of kind FAILURE if one cannot be read
   *     or written; there is no Parquet file then
   */
  public void write(Path file, IntConsumer done) {
    try (ParquetImageWriter writer = ParquetImageWriter.create(file, size(), classes.names())) {
      for (int i = 0; i < size(); i++) {
        byte[] image = read(listing.path(i));
        String name = listing.files().get(i).name();
        if (classes.names().isEmpty()) {
          writer.write(image, name);
        } else {
          writer.write(image, name, classes.label(i));
        }
        done.accept(i + 1);
      }
    }
  }

  private static byte[] read(Path file) {
    try {
      ImageDecoder.storedSize(file);
      return Files.readAllBytes(file);
    } catch (BrokenImageException e) {
      throw GanException.usage(
          "the image cannot be used: " + e.getMessage(),
          file.toString(),
          "remove or replace it",
          e);
    } catch (IOException e) {
      throw GanException.failure(
          "the image cannot be read: " + FileProblem.reason(e),
          file.toString(),
          "check the permissions",
          e);
    }
  }
}
