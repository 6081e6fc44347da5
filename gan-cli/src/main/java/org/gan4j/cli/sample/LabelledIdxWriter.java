package org.gan4j.cli.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.idx.IdxWriter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The samples in one IDX file, class after class, and their labels in another. */
final class LabelledIdxWriter implements LabelledWriter {
  private static final int MOST_CLASSES = 256;

  private final Path folder;

  LabelledIdxWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public ObjectNode write(
      TrainedGenerator generator, int perClass, long seed, CountDisplay display) {
    int classes = generator.classes().size();
    if (classes > MOST_CLASSES) {
      throw GanException.usage(
          "IDX files have labels for %d classes, not %d".formatted(MOST_CLASSES, classes),
          folder.toString(),
          "write the samples with --format folders");
    }
    Folders.create(folder);
    Path samples = folder.resolve("samples.idx.gz");
    Path labels = folder.resolve("labels.idx.gz");
    int count = Math.multiplyExact(classes, perClass);
    try (IdxWriter writer = IdxWriter.create(samples, generator.shape(), count)) {
      for (int label = 0; label < classes; label++) {
        generator.sample(
            new SampleRequest(perClass, seed, label), portion -> append(portion, writer));
        display.at((long) perClass * (label + 1));
      }
    }
    IdxWriter.writeLabels(labels, IntStream.range(0, count).map(i -> i / perClass).toArray());
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    dataset.put("type", "idx");
    dataset.put("images", samples.toString());
    dataset.put("labels", labels.toString());
    return dataset;
  }

  private static void append(INDArray portion, IdxWriter writer) {
    try (INDArray flat = Nd4j.toFlattened('c', portion)) {
      writer.write(flat.data().asNioFloat());
    }
  }
}
