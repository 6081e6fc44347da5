package org.gan4j.datasets.derived;

import java.nio.FloatBuffer;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.Sha256;

/** Pictures of another dataset and a filter of them. Owns the other dataset. */
@NotThreadSafe
abstract class WrappedPictures implements Dataset {
  private final Dataset pictures;
  private final PictureFilter filter;
  private final SampleShape filtered;

  /**
   * Wraps a dataset.
   *
   * @throws GanException of kind USAGE if the filter has no result for such pictures
   */
  WrappedPictures(Dataset pictures, PictureFilter filter) {
    this.pictures = pictures;
    this.filter = filter;
    this.filtered = filter.output(pictures.shape());
  }

  /** Makes a dataset of a wrapped one, which is closed if that fails. */
  @FunctionalInterface
  interface Wrapping {
    Dataset of(Dataset pictures);
  }

  /**
   * Opens a dataset of pictures and wraps it.
   *
   * @param type of the wrapping dataset, for errors
   * @throws GanException of kind USAGE if its samples are no pictures
   */
  static Dataset open(
      String type,
      ConfiguredProvider<DatasetProvider<?>> wrapped,
      DatasetContext context,
      Wrapping wrapping) {
    Dataset pictures = ConfiguredProvider.create(wrapped, context);
    try {
      if (!pictures.shape().isImage()) {
        throw GanException.usage(
            type + " filters pictures, and the samples are vectors of " + pictures.shape(),
            "dataset.of",
            "choose a dataset of pictures");
      }
      return wrapping.of(pictures);
    } catch (RuntimeException e) {
      pictures.close();
      throw e;
    }
  }

  /** The shape of the filter's results. */
  final SampleShape filtered() {
    return filtered;
  }

  /** The wrapped pictures. */
  final Dataset pictures() {
    return pictures;
  }

  /**
   * Reads pictures and their filtered form.
   *
   * @param plain receives the pictures
   * @param results receives what the filter makes of them
   */
  final void read(int[] indices, RandomKey augmentation, Destination plain, Destination results) {
    int length = pictures.shape().length();
    FloatBuffer numbers = FloatBuffer.allocate(Math.multiplyExact(indices.length, length));
    pictures.read(indices, augmentation, numbers);
    plain.put(numbers.array());
    if (results != Destination.NONE) {
      float[] picture = new float[length];
      for (int i = 0; i < indices.length; i++) {
        System.arraycopy(numbers.array(), i * length, picture, 0, length);
        results.put(filter.apply(picture, pictures.shape()));
      }
    }
  }

  /** Receives numbers in their order. */
  @FunctionalInterface
  interface Destination {
    /** Receives nothing. */
    Destination NONE = numbers -> {};

    void put(float[] numbers);
  }

  @Override
  public final int size() {
    return pictures.size();
  }

  @Override
  public final List<String> classes() {
    return pictures.classes();
  }

  @Override
  public final int label(int index) {
    return pictures.label(index);
  }

  @Override
  public final String fingerprint() {
    String identity = getClass().getSimpleName() + " " + pictures.fingerprint() + " " + filter;
    return "sha256:" + new Sha256().add(identity).hex();
  }

  @Override
  public final List<String> warnings() {
    return pictures.warnings();
  }

  @Override
  public final List<String> omissions() {
    return pictures.omissions();
  }

  @Override
  public final void close() {
    pictures.close();
  }
}
