package org.gan4j.api.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * A dataset whose classes have the numbers that other data give to classes of the same names: a
 * folder for each of eleven digits sorts them as 0, 1, 10, 2.
 */
@NotThreadSafe
public final class ReorderedClasses implements Dataset {
  private final Dataset data;
  private final List<String> classes;
  private final int[] labels;

  private ReorderedClasses(Dataset data, List<String> classes) {
    this.data = data;
    this.classes = List.copyOf(classes);
    this.labels = data.classes().stream().mapToInt(classes::indexOf).toArray();
  }

  /**
   * Numbers the classes of a dataset anew.
   *
   * @param data owned by the result, if that is another one
   * @param classes the names by number; more than the data have are allowed
   * @return the data themselves if they have these classes in this order
   * @throws GanException of kind USAGE if a class of the data is not among them
   */
  public static Dataset of(Dataset data, List<String> classes) {
    List<String> unknown = data.classes().stream().filter(name -> !classes.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the data have classes of other names: %s, where %s are known",
              String.join(", ", unknown),
              String.join(", ", classes)),
          "the dataset",
          "name data with the same classes");
    }
    return data.classes().equals(classes) ? data : new ReorderedClasses(data, classes);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int index) {
    return labels[data.label(index)];
  }

  @Override
  public SampleShape shape() {
    return data.shape();
  }

  @Override
  public Map<String, SampleShape> arrays() {
    return data.arrays();
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    data.read(indices, augmentation, destination);
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    data.read(indices, augmentation, destinations);
  }

  @Override
  public void readPart(
      int[] part, int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    data.readPart(part, indices, augmentation, destinations);
  }

  @Override
  public String fingerprint() {
    return data.fingerprint();
  }

  @Override
  public Optional<GaussianMixture> trueDensity() {
    return data.trueDensity();
  }

  @Override
  public Optional<Table> table() {
    return data.table();
  }

  @Override
  public Dataset encodedAs(Table other) {
    return new ReorderedClasses(data.encodedAs(other), classes);
  }

  @Override
  public List<String> warnings() {
    return data.warnings();
  }

  @Override
  public List<String> omissions() {
    return data.omissions();
  }

  @Override
  public void close() {
    data.close();
  }
}
