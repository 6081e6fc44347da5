package org.gan4j.api.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.Sha256;

/**
 * The samples of two datasets of one shape, those of the first one first; labels where the classes
 * are equal.
 */
@NotThreadSafe
public final class JoinedDataset implements Dataset {
  private final Dataset first;
  private final Dataset second;

  private JoinedDataset(Dataset first, Dataset second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Joins datasets, which stay others' to close.
   *
   * @throws IllegalArgumentException if their samples have other shapes
   */
  public static JoinedDataset of(Dataset first, Dataset second) {
    Require.that(
        first.shape().equals(second.shape()),
        "samples of shape " + first.shape() + " do not join those of " + second.shape());
    return new JoinedDataset(first, second);
  }

  @Override
  public SampleShape shape() {
    return first.shape();
  }

  @Override
  public int size() {
    return Math.addExact(first.size(), second.size());
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    int length = shape().length();
    int start = destination.position();
    for (int i = 0; i < indices.length; i++) {
      FloatBuffer sample = destination.duplicate().position(start + i * length);
      boolean isFirst = indices[i] < first.size();
      int own = isFirst ? indices[i] : indices[i] - first.size();
      (isFirst ? first : second).read(new int[] {own}, augmentation.split(i), sample);
    }
    destination.position(start + indices.length * length);
  }

  @Override
  public String fingerprint() {
    return "sha256:" + new Sha256().add(first.fingerprint() + " " + second.fingerprint()).hex();
  }

  @Override
  public Optional<Table> table() {
    return first.table().filter(table -> second.table().filter(table::equals).isPresent());
  }

  @Override
  public Dataset encodedAs(Table other) {
    return new JoinedDataset(first.encodedAs(other), second.encodedAs(other));
  }

  @Override
  public List<String> classes() {
    return first.classes().equals(second.classes()) ? first.classes() : List.of();
  }

  @Override
  public int label(int index) {
    return index < first.size() ? first.label(index) : second.label(index - first.size());
  }

  @Override
  public void close() {
    // The parts belong to others.
  }
}
