package org.gan4j.cli.sample;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.run.TrainedGenerator;
import org.gan4j.datasets.idx.IdxWriter;

/** One IDX file, which the dataset {@code idx} can read. */
final class IdxSampleWriter implements SampleWriter {
  private final Path file;

  IdxSampleWriter(Path file) {
    this.file = file;
  }

  @Override
  public void write(TrainedGenerator generator, int count, long seed, CountDisplay display) {
    Folders.createFor(file);
    int[] written = {0};
    try (IdxWriter writer = IdxWriter.create(file, generator.shape(), count)) {
      generator.sample(
          count,
          seed,
          samples -> {
            writer.write(FloatBuffer.wrap(samples.ravel('c').toFloatVector()));
            written[0] += (int) samples.size(0);
            display.at(written[0]);
          });
    }
  }
}
