package org.gan4j.api.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.Sha256;

/** Some samples of a dataset, such as those that are held out of a training. */
@NotThreadSafe
public final class DatasetPart implements Dataset {
  private final Dataset whole;
  private final int[] indices;
  private final boolean owner;

  private DatasetPart(Dataset whole, int[] indices, boolean owner) {
    Require.that(indices.length > 0, "there is no sample");
    this.whole = whole;
    this.indices = indices;
    this.owner = owner;
  }

  /**
   * Samples of a dataset, which stays another one's to close.
   *
   * @param indices of the samples, in the order of the part
   */
  public static DatasetPart of(Dataset whole, int... indices) {
    return new DatasetPart(whole, indices.clone(), false);
  }

  /**
   * Samples of a dataset that is closed with the part.
   *
   * @param indices of the samples, in the order of the part
   */
  public static DatasetPart owning(Dataset whole, int... indices) {
    return new DatasetPart(whole, indices.clone(), true);
  }

  @Override
  public SampleShape shape() {
    return whole.shape();
  }

  @Override
  public Map<String, SampleShape> arrays() {
    return whole.arrays();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public void read(int[] chosen, RandomKey augmentation, FloatBuffer destination) {
    read(chosen, augmentation, Map.of(Batch.SAMPLES, destination));
  }

  @Override
  public void read(int[] chosen, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    whole.readPart(indices, translate(chosen), augmentation, destinations);
  }

  @Override
  public void readPart(
      int[] part, int[] chosen, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    whole.readPart(translate(part), translate(chosen), augmentation, destinations);
  }

  private int[] translate(int... chosen) {
    return Arrays.stream(chosen).map(index -> indices[index]).toArray();
  }

  @Override
  public List<String> classes() {
    return whole.classes();
  }

  @Override
  public int label(int index) {
    return whole.label(indices[index]);
  }

  @Override
  public String fingerprint() {
    return "sha256:" + new Sha256().add(whole.fingerprint() + Arrays.toString(indices)).hex();
  }

  @Override
  public Optional<GaussianMixture> trueDensity() {
    return whole.trueDensity();
  }

  @Override
  public Optional<Table> table() {
    return whole.table();
  }

  @Override
  public Dataset encodedAs(Table other) {
    return new DatasetPart(whole.encodedAs(other), indices, owner);
  }

  @Override
  public List<String> warnings() {
    return whole.warnings();
  }

  @Override
  public List<String> omissions() {
    return whole.omissions();
  }

  @Override
  public void close() {
    if (owner) {
      whole.close();
    }
  }
}
