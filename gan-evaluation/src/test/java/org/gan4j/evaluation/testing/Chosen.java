package org.gan4j.evaluation.testing;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntFunction;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/**
 * Samples of other data.
 *
 * @param size how many there are
 * @param sources gives the data and the index in it, by the index here
 */
public record Chosen(int size, IntFunction<Source> sources) implements Dataset {

  /** A sample of other data. */
  public record Source(Dataset data, int index) {}

  @Override
  public SampleShape shape() {
    return sources.apply(0).data().shape();
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      Source source = sources.apply(index);
      source.data().read(new int[] {source.index()}, augmentation, destination);
    }
  }

  @Override
  public List<String> classes() {
    return sources.apply(0).data().classes();
  }

  @Override
  public int label(int index) {
    Source source = sources.apply(index);
    return source.data().label(source.index());
  }

  @Override
  public String fingerprint() {
    return "chosen";
  }

  @Override
  public void close() {}
}
