package org.gan4j.cli.features;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.output.ClassNumbers;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.trained.TrainedDiscriminator;
import org.gan4j.images.output.NumpyFile;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Features [n, features] as float32; labels [n] as int32, in a file of their own. */
final class NumpyWriter implements FeatureWriter {
  private final Path file;

  NumpyWriter(Path file) {
    this.file = file;
  }

  @Override
  public List<Path> write(
      TrainedDiscriminator discriminator, Dataset dataset, CountDisplay display) {
    Folders.createFor(file);
    int[] indices = IntStream.range(0, dataset.size()).toArray();
    try (Rows rows = new Rows(dataset.size(), display)) {
      discriminator.features(
          dataset, indices, RandomKey.ofSeed(0), (features, labels) -> rows.add(features));
    }
    if (dataset.classes().isEmpty()) {
      return List.of(file);
    }
    try (NumpyFile labels = NumpyFile.ofIntegers(labelFile(), dataset.size())) {
      int[] numbers = ClassNumbers.of(dataset.classes());
      labels.write(IntStream.of(indices).map(index -> numbers[dataset.label(index)]).toArray());
    }
    return List.of(file, labelFile());
  }

  private Path labelFile() {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - 4) + "-labels.npy");
  }

  /** The file of the features, which begins when their number is known. */
  private final class Rows implements AutoCloseable {
    private final int count;
    private final CountDisplay display;
    private @Nullable NumpyFile output;
    private long written;

    Rows(int count, CountDisplay display) {
      this.count = count;
      this.display = display;
    }

    void add(INDArray features) {
      NumpyFile open = output;
      if (open == null) {
        open = NumpyFile.ofFloats(file, count, features.size(1));
        output = open;
      }
      for (float[] row : features.toFloatMatrix()) {
        open.write(row);
      }
      written += features.size(0);
      display.at(written);
    }

    @Override
    public void close() {
      if (output != null) {
        output.close();
      }
    }
  }
}
