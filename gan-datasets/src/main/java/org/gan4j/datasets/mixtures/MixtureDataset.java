package org.gan4j.datasets.mixtures;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.io.Sha256;

/**
 * A finite number of draws from a mixture of Gaussians. Each is a pure function of the key and its
 * index; the label is the mode that it was drawn from. Not scaled.
 */
@ThreadSafe
final class MixtureDataset implements Dataset {
  private final GaussianMixture density;
  private final int size;
  private final RandomKey key;
  private final int features;

  MixtureDataset(GaussianMixture density, int size, RandomKey key) {
    this.density = density;
    this.size = size;
    this.key = key;
    this.features = density.modes().get(0).size();
  }

  @Override
  public SampleShape shape() {
    return SampleShape.vector(features);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      RandomGenerator generator = generator(index);
      for (double mean : density.modes().get(drawMode(generator))) {
        destination.put((float) (mean + density.standardDeviation() * generator.nextGaussian()));
      }
    }
  }

  @Override
  public List<String> classes() {
    return IntStream.range(0, density.modes().size()).mapToObj(mode -> "mode " + mode).toList();
  }

  @Override
  public int label(int index) {
    return drawMode(generator(index));
  }

  @Override
  public String fingerprint() {
    String identity = density + " " + size + " " + key;
    return "sha256:" + new Sha256().add(identity).hex();
  }

  @Override
  public Optional<GaussianMixture> trueDensity() {
    return Optional.of(density);
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  private RandomGenerator generator(int index) {
    return key.split(Objects.checkIndex(index, size)).generator();
  }

  private int drawMode(RandomGenerator generator) {
    return generator.nextInt(density.modes().size());
  }
}
