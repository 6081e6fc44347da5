package org.gan4j.cli.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.report.samples.SampleFiles;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One line a sample, its numbers in C order. */
final class CsvWriter implements SampleWriter {
  private final Path file;

  CsvWriter(Path file) {
    this.file = file;
  }

  @Override
  public void write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    int[] written = {0};
    WholeFile.write(
        file,
        writer ->
            generator.sample(
                draw,
                samples -> {
                  append(samples, writer);
                  written[0] += (int) samples.size(0);
                  display.at(written[0]);
                }));
  }

  private static void append(INDArray samples, Writer writer) {
    long count = samples.size(0);
    try (INDArray flat = Nd4j.toFlattened('c', samples)) {
      SampleFiles.appendCsv(flat.reshape('c', count, flat.length() / count), writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
