package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;

/** The image files of a folder, as they are. */
@ThreadSafe
public final class FolderImages {
  private final ImageListing listing;
  private final FolderClasses classes;

  private FolderImages(ImageListing listing, FolderClasses classes) {
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
  public static FolderImages of(Path folder, boolean labelled) {
    ImageListing listing = ImageListing.of(folder);
    return new FolderImages(
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

  /** The path of an image relative to the folder; images are in the order of their names. */
  public String name(int index) {
    return listing.files().get(index).name();
  }

  /** The label of an image, a place in {@link #classes()}, which are not empty. */
  public int label(int index) {
    return classes.label(index);
  }

  /**
   * Reads the file of an image.
   *
   * @return its bytes, not decoded
   * @throws GanException of kind USAGE if it is no image, of kind FAILURE if it cannot be read
   */
  public byte[] read(int index) {
    Path file = listing.path(index);
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
