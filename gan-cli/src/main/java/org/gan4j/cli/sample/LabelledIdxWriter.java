package org.gan4j.cli.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.cli.output.ClassNumbers;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.idx.IdxWriter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The samples in one IDX file, class after class, and their labels in another. */
final class LabelledIdxWriter implements LabelledWriter {
  private static final int MOST_CLASSES = 256;
  private static final String SAMPLES = "samples.idx.gz";
  private static final String LABELS = "labels.idx.gz";

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
          String.format(
              Locale.ROOT, "IDX files have labels for %d classes, not %d", MOST_CLASSES, classes),
          folder.toString(),
          "write the samples with --format folders");
    }
    int[] numbers = ClassNumbers.of(generator.classes());
    int count = count(classes, perClass);
    WholeFolder.write(
        folder,
        unfinished -> {
          Path samples = unfinished.resolve(SAMPLES);
          try (IdxWriter writer = IdxWriter.create(samples, generator.shape(), count)) {
            for (int label = 0; label < classes; label++) {
              generator.sample(
                  new SampleRequest(perClass, seed, label), portion -> append(portion, writer));
              display.at((long) perClass * (label + 1));
            }
          }
          IdxWriter.writeLabels(
              unfinished.resolve(LABELS),
              IntStream.range(0, count).map(i -> numbers[i / perClass]).toArray());
        });
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    dataset.put("type", "idx");
    dataset.put("images", folder.resolve(SAMPLES).toString());
    dataset.put("labels", folder.resolve(LABELS).toString());
    if (!ClassNumbers.areNames(generator.classes())) {
      generator.classes().forEach(dataset.putArray("classes")::add);
    }
    return dataset;
  }

  /** The labels are held in memory, as numbers and as bytes. */
  private static int count(int classes, int perClass) {
    long count = (long) classes * perClass;
    String setting = "--per-class";
    String remedy = "lower --per-class, or write the samples with --format folders";
    if (count > Integer.MAX_VALUE) {
      throw GanException.usage(
          String.format(
              Locale.ROOT, "an IDX file counts to %,d samples, not %,d", Integer.MAX_VALUE, count),
          setting,
          remedy);
    }
    try {
      MemoryBudget.ofHeap()
          .reserve(
              String.format(Locale.ROOT, "a file of %,d labels", count),
              count * (Integer.BYTES + 1),
              remedy);
    } catch (GanException e) {
      throw GanException.usage(e.problem(), setting, e.remedy(), e).withCode(e.code(), e.subject());
    }
    return (int) count;
  }

  private static void append(INDArray portion, IdxWriter writer) {
    try (INDArray flat = Nd4j.toFlattened('c', portion)) {
      writer.write(flat.data().asNioFloat());
    }
  }
}
