package org.gan4j.cli.sample;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.idx.IdxWriter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One IDX file, which the dataset {@code idx} can read. */
final class IdxSampleWriter implements SampleWriter {
  private final Path file;

  IdxSampleWriter(Path file) {
    this.file = file;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    Folders.createFor(file);
    int[] written = {0};
    try (IdxWriter writer = IdxWriter.create(file, generator.shape(), draw.count())) {
      generator.sample(
          draw,
          samples -> {
            try (INDArray flat = Nd4j.toFlattened('c', samples)) {
              writer.write(flat.data().asNioFloat());
            }
            written[0] += (int) samples.size(0);
            display.at(written[0]);
          });
    }
    return List.of(file);
  }
}
