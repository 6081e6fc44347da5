package org.gan4j.datasets.arrays;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;

/** Provides {@code npy}: images or vectors of a NumPy array. */
public final class NpyProvider extends NamedProvider<NpyConfiguration>
    implements DatasetProvider<NpyConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public NpyProvider() {
    super("npy", NpyConfiguration.class, "images or vectors from NumPy's .npy and .npz files");
  }

  /** Passes over the numbers once, which finds their range and those that are not finite. */
  @Override
  public Dataset create(NpyConfiguration configuration, DatasetContext context) {
    Path file =
        PathText.resolve(context.workingDirectory(), configuration.images(), "dataset.images");
    NpyArray samples = NpyArray.open(file, configuration.array());
    boolean complete = false;
    try {
      Integer limit = configuration.limit();
      int count =
          limit == null ? samples.header().count() : Math.min(limit, samples.header().count());
      NumberedClasses classes = classes(configuration, context, samples, file, count);
      Dataset data = NpyDataset.of(samples, count, classes, configuration);
      complete = true;
      return data;
    } finally {
      if (!complete) {
        samples.close();
      }
    }
  }

  private static NumberedClasses classes(
      NpyConfiguration configuration,
      DatasetContext context,
      NpyArray samples,
      Path images,
      int count) {
    String path = configuration.labels();
    if (path == null && configuration.labelsArray() == null) {
      return NumberedClasses.none();
    }
    Path file =
        path == null
            ? images
            : PathText.resolve(context.workingDirectory(), path, "dataset.labels");
    try (NpyArray labels = NpyArray.open(file, configuration.labelsArray())) {
      requireLabels(labels, samples);
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        ByteBuffer number = labels.sample(i);
        numbers[i] = labels.header().type().whole(number, 0);
      }
      return NumberedClasses.of(numbers, configuration.classes(), labels.where());
    }
  }

  private static void requireLabels(NpyArray labels, NpyArray samples) {
    NpyHeader header = labels.header();
    if (!header.type().isWhole() || header.sampleLength() != 1) {
      throw GanException.usage(
          "the array is " + header + ", which are not labels",
          labels.where(),
          "save integers [n]; numpy.argmax(array, 1) makes them of shares");
    }
    if (header.count() != samples.header().count()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "there are %,d labels for %,d samples",
              header.count(),
              samples.header().count()),
          labels.where() + " and " + samples.where(),
          "name two arrays that belong together");
    }
  }
}
