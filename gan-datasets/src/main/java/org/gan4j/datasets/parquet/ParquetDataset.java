package org.gan4j.datasets.parquet;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;
import org.gan4j.datasets.arrays.NumberedClasses;
import org.gan4j.datasets.images.ImagePreparation;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.pixel.PixelScale;

/** The images of Parquet files, decoded whenever they are read. */
@ThreadSafe
final class ParquetDataset implements Dataset {
  private final List<ParquetFile> files;
  private final List<StoredImages> images;
  private final ParquetConfiguration configuration;
  private final NumberedClasses classes;
  private final ImagePreparation preparation;
  private final SampleShape shape;

  /** The first row of each file, and the number of all rows. */
  private final int[] starts;

  ParquetDataset(
      List<ParquetFile> files,
      List<StoredImages> images,
      ParquetConfiguration configuration,
      NumberedClasses classes) {
    this.files = List.copyOf(files);
    this.images = List.copyOf(images);
    this.configuration = configuration;
    this.classes = classes;
    this.shape = configuration.shape();
    this.preparation =
        new ImagePreparation(
            shape,
            configuration.fit(),
            configuration.cropSize(),
            configuration.background(),
            configuration.allowUpscaling());
    this.starts = starts(files);
  }

  private static int[] starts(List<ParquetFile> files) {
    int[] starts = new int[files.size() + 1];
    long rows = 0;
    for (int i = 0; i < files.size(); i++) {
      rows += files.get(i).rows();
      if (rows > Integer.MAX_VALUE) {
        throw GanException.usage(
            String.format(Locale.ROOT, "more than %,d images", Integer.MAX_VALUE),
            files.get(i).path().toString(),
            "set \"path\" to fewer files");
      }
      starts[i + 1] = (int) rows;
    }
    if (rows == 0) {
      throw GanException.usage(
          "there are no images", files.get(0).path().toString(), "name a file with rows");
    }
    return starts;
  }

  @Override
  public SampleShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return starts[files.size()];
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    RandomGenerator random = augmentation.generator();
    float[] numbers = new float[shape.length()];
    for (int index : indices) {
      byte[] levels = levels(index);
      if (configuration.flip() && random.nextBoolean()) {
        PixelScale.toMirroredFloats(levels, shape.width(), numbers);
      } else {
        PixelScale.toFloats(levels, numbers);
      }
      destination.put(numbers);
    }
  }

  private byte[] levels(int index) {
    Objects.checkIndex(index, size());
    int file = 0;
    while (index >= starts[file + 1]) {
      file++;
    }
    StoredImages stored = images.get(file);
    int row = index - starts[file];
    try {
      return preparation.prepare(stored.get(row));
    } catch (BrokenImageException e) {
      throw GanException.usage(
          "the image cannot be used: " + e.getMessage(),
          stored.name(row),
          "write the file again without it",
          e);
    }
  }

  @Override
  public List<String> classes() {
    return classes.names();
  }

  @Override
  public int label(int index) {
    return classes.names().isEmpty() ? Dataset.super.label(index) : classes.values()[index];
  }

  /** A hash of the files and settings, and of no location. Reads the files. */
  @Override
  public String fingerprint() {
    Sha256 hash = new Sha256();
    for (ParquetFile file : files) {
      try {
        hash.add(Sha256.ofFile(file.path()));
      } catch (IOException e) {
        throw ParquetFile.unreadable(file.path(), e);
      }
    }
    hash.add(preparation + " " + configuration.image() + " " + configuration.label());
    return "sha256:" + hash.hex();
  }

  @Override
  public void close() {
    files.forEach(ParquetFile::close);
  }
}
