package org.gan4j.cli.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.gan4j.api.data.Table;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.report.samples.SampleFiles;
import org.gan4j.report.samples.TableRows;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One line a sample: the rows of a table with the names of its columns, the numbers of other
 * samples in C order.
 */
final class CsvWriter implements SampleWriter {
  private final Path file;

  CsvWriter(Path file) {
    this.file = file;
  }

  /** Adds some samples to a file. */
  @FunctionalInterface
  private interface Lines {
    void append(INDArray samples) throws IOException;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    WholeFile.write(
        file, writer -> write(generator, draw, lines(generator, draw, writer), display));
    return List.of(file);
  }

  private static void write(
      TrainedGenerator generator, SampleRequest draw, Lines lines, CountDisplay display) {
    int[] written = {0};
    generator.sample(
        draw,
        samples -> {
          try {
            lines.append(samples);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          written[0] += (int) samples.size(0);
          display.at(written[0]);
        });
  }

  private static Lines lines(TrainedGenerator generator, SampleRequest draw, Writer writer)
      throws IOException {
    Table table = generator.table().orElse(null);
    return table == null
        ? samples -> appendNumbers(samples, writer)
        : new TableRows(table, writer, labels(generator, draw))::append;
  }

  /** The classes of the samples; null if nobody knows them. */
  private static @Nullable IntFunction<String> labels(
      TrainedGenerator generator, SampleRequest draw) {
    return generator.classOf(draw, 0).isEmpty()
        ? null
        : place -> generator.classOf(draw, place).orElseThrow();
  }

  private static void appendNumbers(INDArray samples, Writer writer) throws IOException {
    long count = samples.size(0);
    try (INDArray flat = Nd4j.toFlattened('c', samples)) {
      SampleFiles.appendCsv(flat.reshape('c', count, flat.length() / count), writer);
    }
  }
}
