package org.gan4j.datasets.derived;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;

/** Pictures as targets, with what a filter makes of them as the array {@link Batch#INPUT}. */
@NotThreadSafe
final class DerivedDataset extends WrappedPictures {

  DerivedDataset(Dataset pictures, PictureFilter input) {
    super(pictures, input);
  }

  @Override
  public SampleShape shape() {
    return pictures().shape();
  }

  @Override
  public Map<String, SampleShape> arrays() {
    Map<String, SampleShape> arrays = new LinkedHashMap<>();
    arrays.put(Batch.SAMPLES, shape());
    arrays.put(Batch.INPUT, filtered());
    return arrays;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    pictures().read(indices, augmentation, destination);
  }

  /** The input is made of the samples as they are returned, mirrored or not. */
  @Override
  public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    FloatBuffer samples = destinations.get(Batch.SAMPLES);
    FloatBuffer inputs = destinations.get(Batch.INPUT);
    read(
        indices,
        augmentation,
        samples == null ? Destination.NONE : samples::put,
        inputs == null ? Destination.NONE : inputs::put);
  }
}
