package org.gan4j.api.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;

/**
 * Samples that can be read by their index, in any order, as often as wanted.
 *
 * <p>Shuffling, batching and reading ahead are the trainer's: it calls {@link #read} on a thread of
 * its own, one call at a time, a few batches ahead of training. What is read must be a pure
 * function of the indices and the key, whatever was read before; that is what makes a resumed run
 * exact.
 */
public interface Dataset extends AutoCloseable {

  /** The shape of every sample. */
  SampleShape shape();

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
   * Names the content for a run's provenance: equal if and only if the samples are, as far as can
   * be told without reading all of them. By custom {@code sha256:…}.
   */
  String fingerprint();

  /** The true density, where it is known: synthetic mixtures. */
  default Optional<GaussianMixture> trueDensity() {
    return Optional.empty();
  }

  /** What the user should know after reading, such as how many broken images were skipped. */
  default List<String> warnings() {
    return List.of();
  }

  /** Releases files and memory. */
  @Override
  void close();
}
