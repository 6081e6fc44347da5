package org.gan4j.api.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Samples that can be read by their index, in any order, any number of times.
 *
 * <p>The trainer shuffles, batches and reads ahead: it calls {@link #read} on a separate thread,
 * one call at a time, a few batches ahead of training. The result must be a pure function of the
 * indices and the key, independent of earlier reads, so that a resumed run is exact.
 */
@NotThreadSafe
public interface Dataset extends AutoCloseable {

  /** The shape of every sample. */
  SampleShape shape();

  /**
   * The shapes of a sample's arrays, by name: the sample itself, and further arrays such as the
   * target of a translation.
   */
  default Map<String, SampleShape> arrays() {
    return Map.of(Batch.SAMPLES, shape());
  }

  /** How many samples there are; at least 1. */
  int size();

  /**
   * Reads samples, scaled to [-1, 1] where they are images.
   *
   * @param indices which samples, each in [0, {@link #size}); repetitions are allowed
   * @param augmentation randomness for flips and the like; every call of a training gets another
   *     key
   * @param destination receives {@code indices.length × shape().length()} numbers in C order
   *     (images as NCHW), from its position on
   * @throws GanException if a sample cannot be read
   */
  void read(int[] indices, RandomKey augmentation, FloatBuffer destination);

  /**
   * Reads all arrays of samples.
   *
   * @param indices which samples, each in [0, {@link #size})
   * @param augmentation randomness for flips and the like
   * @param destinations receive the numbers of each of {@link #arrays()} as {@link #read(int[],
   *     RandomKey, FloatBuffer)} writes the samples
   * @throws GanException if a sample cannot be read
   */
  default void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    FloatBuffer samples = destinations.get(Batch.SAMPLES);
    if (samples != null) {
      read(indices, augmentation, samples);
    }
  }

  /**
   * Reads all arrays of samples on behalf of a part of these data. A dataset that draws an array of
   * a sample from other samples, as unpaired domains are, draws it from those of the part alone: so
   * held-out samples stay apart from those of the training.
   *
   * @param part the samples of the part, each in [0, {@link #size}); at least one, not changed
   * @param indices which samples to read, each one of the part
   * @param augmentation randomness for flips and the like
   * @param destinations as for {@link #read(int[], RandomKey, Map)}
   * @throws GanException if a sample cannot be read
   */
  default void readPart(
      int[] part, int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    read(indices, augmentation, destinations);
  }

  /** The names of the classes, by label; empty if the samples have no labels. */
  default List<String> classes() {
    return List.of();
  }

  /**
   * The class of a sample.
   *
   * @return an index into {@link #classes()}
   * @throws IllegalStateException if the samples have no labels
   */
  default int label(int index) {
    throw new IllegalStateException("this dataset has no labels");
  }

  /**
   * Names the content for a run's provenance: equal if and only if the samples are, as far as is
   * known without reading all of them. By convention {@code sha256:…}; what comes before the colon
   * changes with what is hashed, since others cannot be compared then.
   */
  String fingerprint();

  /** The true density, where it is known: synthetic mixtures. */
  default Optional<GaussianMixture> trueDensity() {
    return Optional.empty();
  }

  /** The columns, if the samples are rows of a table. */
  default Optional<Table> table() {
    return Optional.empty();
  }

  /**
   * The same rows as the vectors that another table makes of them: that of a run, or of the data
   * that these are compared with. The values of columns are found by their names.
   *
   * @return which is closed instead of this
   * @throws GanException of kind USAGE if these are no rows of a table, or a column or category is
   *     missing
   */
  default Dataset encodedAs(Table other) {
    if (table().filter(other::equals).isPresent()) {
      return this;
    }
    throw GanException.usage(
        "the samples are no rows of a table with the columns " + String.join(", ", other.names()),
        "the dataset",
        "name a table with these columns");
  }

  /** Remarks for the user after reading, such as the number of broken images that were skipped. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * What lies beside the samples and is not among them, in words for the user: files passed over by
   * their ending, hidden files, classes that a split leaves without samples. Recorded with a run.
   */
  default List<String> omissions() {
    return List.of();
  }

  /** Releases files and memory. */
  @Override
  void close();
}
