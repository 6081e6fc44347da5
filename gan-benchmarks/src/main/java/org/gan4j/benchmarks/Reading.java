package org.gan4j.benchmarks;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.datasets.images.FolderImages;
import org.gan4j.datasets.images.FolderLabels;
import org.gan4j.datasets.images.ImageFolderConfiguration;
import org.gan4j.datasets.images.ImageFolderProvider;
import org.gan4j.datasets.images.OnBrokenImage;
import org.gan4j.datasets.images.Part;
import org.gan4j.datasets.parquet.ParquetConfiguration;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.gan4j.datasets.parquet.ParquetProvider;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;

/**
 * What reading images costs: {@code Reading IMAGES SIZE FOLDER} reads a folder of images, and the
 * Parquet file that it packs of them, and prints the seconds for opening and the fingerprint, and
 * for three passes in random order, in batches of 64, on one thread. The cache of decoded images is
 * empty at first.
 */
public final class Reading {
  private static final int BATCH = 64;
  private static final int PASSES = 3;

  private Reading() {}

  /** Runs {@code IMAGES SIZE FOLDER}; the folder exists and is empty. */
  public static void main(String[] words) throws IOException {
    Path images = Path.of(words[0]).toAbsolutePath();
    int size = Integer.parseInt(words[1]);
    Path folder = Path.of(words[2]).toAbsolutePath();
    Path packed = folder.resolve("packed.parquet");
    long begin = System.nanoTime();
    ParquetImageWriter.write(FolderImages.of(images, false), packed, done -> {});
    System.out.printf(
        Locale.ROOT,
        "{\"packing_s\":%.2f,\"parquet_bytes\":%d}%n",
        seconds(begin),
        Files.size(packed));
    DatasetContext context =
        DatasetContext.of(folder, folder.resolve("cache"), RandomKey.ofSeed(1));
    for (int round = 0; round < 2; round++) {
      time("parquet", () -> new ParquetProvider().create(parquet(packed, size), context));
      time("image-folder", () -> new ImageFolderProvider().create(files(images, size), context));
    }
  }

  private static ParquetConfiguration parquet(Path file, int size) {
    return new ParquetConfiguration(
        file.toString(),
        "image",
        null,
        size,
        null,
        null,
        3,
        Fit.CROP,
        null,
        Background.WHITE,
        false,
        true);
  }

  private static ImageFolderConfiguration files(Path images, int size) {
    return new ImageFolderConfiguration(
        images.toString(),
        size,
        null,
        null,
        3,
        Fit.CROP,
        null,
        Background.WHITE,
        false,
        true,
        OnBrokenImage.FAIL,
        FolderLabels.NONE,
        Part.ALL,
        0.1);
  }

  /** Opens a dataset. */
  private interface Opening {
    Dataset open();
  }

  private static void time(String type, Opening opening) {
    long begin = System.nanoTime();
    try (Dataset dataset = opening.open()) {
      double opened = seconds(begin);
      begin = System.nanoTime();
      String fingerprint = dataset.fingerprint();
      double hashed = seconds(begin);
      double[] passes = new double[PASSES];
      for (int pass = 0; pass < PASSES; pass++) {
        begin = System.nanoTime();
        read(dataset, pass);
        passes[pass] = seconds(begin);
      }
      System.out.printf(
          Locale.ROOT,
          "{\"dataset\":\"%s\",\"images\":%d,\"open_s\":%.3f,\"fingerprint_s\":%.3f,"
              + "\"passes_s\":[%.2f,%.2f,%.2f],\"fingerprint\":\"%s\"}%n",
          type,
          dataset.size(),
          opened,
          hashed,
          passes[0],
          passes[1],
          passes[2],
          fingerprint.substring(fingerprint.length() - 8));
    }
  }

  private static void read(Dataset dataset, int pass) {
    int[] order = new Random(pass).ints(dataset.size(), 0, dataset.size()).toArray();
    FloatBuffer numbers = FloatBuffer.allocate(BATCH * dataset.shape().length());
    for (int first = 0; first + BATCH <= order.length; first += BATCH) {
      int[] batch = new int[BATCH];
      System.arraycopy(order, first, batch, 0, BATCH);
      dataset.read(batch, RandomKey.ofSeed(pass), numbers.clear());
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
