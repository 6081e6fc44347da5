package org.gan4j.datasets.derived;

import java.nio.FloatBuffer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;

/** What a filter makes of the pictures of another dataset. */
@NotThreadSafe
final class FilteredDataset extends WrappedPictures {

  FilteredDataset(Dataset pictures, PictureFilter filter) {
    super(pictures, filter);
  }

  @Override
  public SampleShape shape() {
    return filtered();
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    read(indices, augmentation, Destination.NONE, destination::put);
  }
}
