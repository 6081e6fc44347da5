package org.gan4j.datasets.arrays;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;
import org.gan4j.images.pixel.PixelScale;
import org.jspecify.annotations.Nullable;

/** Images of CIFAR, which are read from the files when they are needed. */
@ThreadSafe
final class CifarDataset implements Dataset {
  private static final SampleShape SHAPE = SampleShape.image(3, 32, 32);

  private final CifarFiles files;
  private final List<String> classes;
  private final byte[] labels;
  private final boolean flip;
  private final @Nullable Integer limit;
  private final String fingerprint;

  /**
   * Passes over the images.
   *
   * @param files closed with the dataset, or if it cannot be made
   * @param label which label of a record, from 0
   * @param labelCount how many labels a record has
   * @throws GanException of kind USAGE if a label is no class
   */
  CifarDataset(
      CifarFiles files,
      List<String> classes,
      int label,
      int labelCount,
      boolean flip,
      @Nullable Integer limit) {
    this.files = files;
    this.classes = List.copyOf(classes);
    this.flip = flip;
    this.limit = limit;
    this.labels = new byte[limit == null ? files.count() : Math.min(limit, files.count())];
    Sha256 hash = new Sha256().add(classes + " " + flip);
    boolean complete = false;
    try {
      for (int i = 0; i < labels.length; i++) {
        byte[] stored = files.read(i);
        labels[i] = stored[label];
        requireClass(i);
        hash.add(labels[i]).add(Arrays.copyOfRange(stored, labelCount, stored.length));
      }
      complete = true;
    } finally {
      if (!complete) {
        files.close();
      }
    }
    this.fingerprint = "sha256:" + hash.hex();
  }

  private void requireClass(int index) {
    if ((labels[index] & 0xFF) >= classes.size()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "image %,d has the label %d, and there are %d classes",
              index,
              labels[index] & 0xFF,
              classes.size()),
          files.path(index).toString(),
          "give a file of the right dataset: cifar-10 has one label an image, cifar-100 two");
    }
  }

  @Override
  public SampleShape shape() {
    return SHAPE;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    float[] numbers = new float[SHAPE.length()];
    for (int i = 0; i < indices.length; i++) {
      byte[] stored = files.read(Objects.checkIndex(indices[i], labels.length));
      byte[] levels = Arrays.copyOfRange(stored, stored.length - numbers.length, stored.length);
      if (flip && augmentation.split(i).generator().nextBoolean()) {
        PixelScale.toMirroredFloats(levels, SHAPE.width(), numbers);
      } else {
        PixelScale.toFloats(levels, numbers);
      }
      destination.put(numbers);
    }
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels[Objects.checkIndex(index, labels.length)] & 0xFF;
  }

  @Override
  public List<String> warnings() {
    return limit != null && limit > labels.length
        ? List.of(
            String.format(
                Locale.ROOT,
                "\"limit\" asks for %,d images, and there are %,d",
                limit,
                labels.length))
        : List.of();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    files.close();
  }
}
