package org.gan4j.cli.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.output.ClassNumbers;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.trained.TrainedDiscriminator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A line of names, {@code f0,f1,…,label}, and then a line a sample. */
final class CsvFeatureWriter implements FeatureWriter {
  private final Path file;

  CsvFeatureWriter(Path file) {
    this.file = file;
  }

  @Override
  public List<Path> write(
      TrainedDiscriminator discriminator, Dataset dataset, CountDisplay display) {
    int[] indices = IntStream.range(0, dataset.size()).toArray();
    int[] numbers = ClassNumbers.of(dataset.classes());
    int[] written = {0};
    WholeFile.write(
        file,
        writer ->
            discriminator.features(
                dataset,
                indices,
                RandomKey.ofSeed(0),
                (features, labels) -> {
                  int[] named = IntStream.of(labels).map(label -> numbers[label]).toArray();
                  append(features, named, written[0] == 0, writer);
                  written[0] += (int) features.size(0);
                  display.at(written[0]);
                }));
    return List.of(file);
  }

  private static void append(INDArray features, int[] labels, boolean first, Writer writer) {
    try {
      if (first) {
        writer.append(names(features.size(1), labels.length > 0)).append('\n');
      }
      float[][] rows = features.toFloatMatrix();
      for (int row = 0; row < rows.length; row++) {
        String separator = "";
        for (float number : rows[row]) {
          writer.append(separator).append(Float.toString(number));
          separator = ",";
        }
        writer.append(labels.length > 0 ? "," + labels[row] : "").append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String names(long features, boolean labelled) {
    StringBuilder names = new StringBuilder("f0");
    for (long i = 1; i < features; i++) {
      names.append(",f").append(i);
    }
    return names.append(labelled ? ",label" : "").toString();
  }
}
