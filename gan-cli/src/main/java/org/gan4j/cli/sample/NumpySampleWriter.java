package org.gan4j.cli.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.cli.output.ClassNumbers;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.NumpyFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The numbers of the samples [n, sample shape] as float32, images in [-1, 1]; where the classes are
 * known, their numbers [n] as int32 in a file beside it.
 */
final class NumpySampleWriter implements SampleWriter {
  private final Path file;

  NumpySampleWriter(Path file) {
    this.file = file;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    Folders.createFor(file);
    int[] written = {0};
    try (NumpyFile output = NumpyFile.ofFloats(file, generator.shape().batch(draw.count()))) {
      generator.sample(
          draw,
          samples -> {
            try (INDArray flat = Nd4j.toFlattened('c', samples)) {
              output.write(flat.toFloatVector());
            }
            written[0] += (int) samples.size(0);
            display.at(written[0]);
          });
    }
    if (!Classes.areKnown(generator, draw)) {
      return List.of(file);
    }
    Classes classes = Classes.of(generator, draw);
    int[] numbers = ClassNumbers.of(generator.classes());
    try (NumpyFile labels = NumpyFile.ofIntegers(labelFile(file), draw.count())) {
      labels.write(
          IntStream.range(0, draw.count()).map(place -> numbers[classes.label(place)]).toArray());
    }
    return List.of(file, labelFile(file));
  }

  static Path labelFile(Path file) {
    String name = String.valueOf(file.getFileName());
    int stem = name.length() - SampleFormat.NUMPY.ending().length();
    return file.resolveSibling(name.substring(0, stem) + "-labels.npy");
  }
}
