package org.gan4j.cli.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PictureFormat;

/** The formats that samples can be written in; a path's ending says which is meant. */
public enum SampleFormat {
  /** One picture of all. */
  PICTURE(".png"),
  /** The same picture as a WebP. */
  WEBP(".webp"),
  /** An array of NumPy's. */
  NUMPY(".npy"),
  /** A table of pictures and classes. */
  PARQUET(".parquet"),
  /** One file of numbers. */
  IDX(".idx"),
  /** The same, compressed. */
  COMPRESSED_IDX(".idx.gz"),
  /** One line a sample. */
  CSV(".csv"),
  /** One picture for each. */
  FOLDER("");

  private static final String CHOOSE =
      "end --out in .png, .webp, .npy, .parquet, .idx, .idx.gz or .csv, or name a folder";

  private final String ending;

  SampleFormat(String ending) {
    this.ending = ending;
  }

  /**
   * The format for a path.
   *
   * @throws GanException of kind USAGE if its ending is unknown, or something else exists there
   */
  public static SampleFormat of(Path path) {
    SampleFormat format = ofName(path);
    boolean exists = Files.exists(path);
    if (format == FOLDER && exists && !Files.isDirectory(path)) {
      throw GanException.usage("this is a file, and not a folder", path.toString(), CHOOSE);
    }
    if (format != FOLDER && Files.isDirectory(path)) {
      throw GanException.usage(
          "this is a folder, and its name ends like a file's",
          path.toString(),
          "add a file's name, or choose another folder");
    }
    return format;
  }

  private static SampleFormat ofName(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    for (SampleFormat format : values()) {
      if (format != FOLDER && name.endsWith(format.ending)) {
        return format;
      }
    }
    // A folder may have a dot in its name, but then it should exist: "samples.jpg" is a mistake.
    if (name.contains(".") && !Files.isDirectory(path) && !name.matches("\\.+")) {
      throw GanException.usage("samples cannot be written in this format", path.toString(), CHOOSE);
    }
    return FOLDER;
  }

  /** The format that shows samples best, with the ending of its files. */
  public static SampleFormat usual(SampleShape shape) {
    return isDrawable(shape) ? PICTURE : CSV;
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }

  /**
   * The writer of this format.
   *
   * @param path which {@link #of(Path)} this is
   * @param shape of the samples
   * @throws GanException of kind USAGE if the format does not support such samples
   */
  public SampleWriter writer(Path path, SampleShape shape) {
    return switch (this) {
      case PICTURE, WEBP -> {
        require(isDrawable(shape), shape, path);
        yield new PictureWriter(path, this == WEBP ? PictureFormat.WEBP : PictureFormat.PNG);
      }
      case FOLDER -> folderWriter(path, shape, PictureFormat.PNG, FolderLayout.FLAT);
      case PARQUET -> {
        require(shape.isImage() && isDrawable(shape), shape, path);
        yield new ParquetSampleWriter(path);
      }
      case NUMPY -> new NumpySampleWriter(path);
      case IDX, COMPRESSED_IDX -> new IdxSampleWriter(path);
      case CSV -> new CsvWriter(path);
    };
  }

  /**
   * The writer of a folder of pictures.
   *
   * @param pictures the format of each
   * @param layout where the classes stand
   * @throws GanException of kind USAGE if samples are no images
   */
  public static SampleWriter folderWriter(
      Path path, SampleShape shape, PictureFormat pictures, FolderLayout layout) {
    require(shape.isImage() && isDrawable(shape), shape, path);
    return layout == FolderLayout.FLAT
        ? new ImageFolderWriter(path, pictures)
        : new LabelledFolderWriter(path, pictures, layout);
  }

  /** The files that may be written if this one is named. */
  public List<Path> files(Path path) {
    return this == NUMPY ? List.of(path, NumpySampleWriter.labelFile(path)) : List.of(path);
  }

  /**
   * The format of a name, such as {@code webp}.
   *
   * @return empty if there is none of that name
   */
  public static Optional<SampleFormat> named(String name) {
    return Arrays.stream(values())
        .filter(format -> format != FOLDER && format.ending.equals("." + name))
        .findFirst();
  }

  /** Images of one, three or four channels, and points in the plane. */
  private static boolean isDrawable(SampleShape shape) {
    return shape.isImage() ? ImageGrid.isDrawable(shape.channels()) : shape.length() == 2;
  }

  private static void require(boolean drawable, SampleShape shape, Path path) {
    if (!drawable) {
      throw GanException.usage(
          "samples of " + shape + " numbers are no pictures",
          path.toString(),
          "write them as .csv, .npy or .idx");
    }
  }
}
