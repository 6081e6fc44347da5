package org.gan4j.testkit;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;

/** Samples like those of the data, from nothing but noise. */
record UnconditionalTask(SampleShape generated) implements Task {
  @Override
  public Round round(Batch batch, RandomKey key) {
    return batch::samples;
  }
}
