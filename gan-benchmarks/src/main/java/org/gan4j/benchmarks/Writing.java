package org.gan4j.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.Gan;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.idx.IdxWriter;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What writing samples adds to making them: {@code Writing RUN COUNT ROUNDS FOLDER} draws them
 * without writing, into a compressed IDX file, and into a PNG for each, in turn, and prints the
 * median seconds of each.
 */
public final class Writing {
  private final TrainedGenerator generator;
  private final SampleRequest draw;
  private final Path folder;

  private Writing(TrainedGenerator generator, SampleRequest draw, Path folder) {
    this.generator = generator;
    this.draw = draw;
    this.folder = folder;
  }

  /** Runs {@code RUN COUNT ROUNDS FOLDER}; the folder exists and is empty. */
  public static void main(String[] words) throws IOException {
    int count = Integer.parseInt(words[1]);
    int rounds = Integer.parseInt(words[2]);
    try (TrainedGenerator generator = Gan.create().open(Path.of(words[0]))) {
      Writing writing = new Writing(generator, SampleRequest.of(count, 1), Path.of(words[3]));
      Seconds network = new Seconds(rounds);
      Seconds idx = new Seconds(rounds);
      Seconds png = new Seconds(rounds);
      writing.network();
      for (int round = 0; round < rounds; round++) {
        network.time(round, writing::network);
        idx.time(round, writing::idx);
        // Folders of their own: to put a file in the place of another costs ext4 a write to the
        // disk.
        Path pictures = Files.createDirectory(writing.folder.resolve("png-" + round));
        png.time(round, () -> writing.png(pictures));
      }
      System.out.printf(
          Locale.ROOT,
          "{\"samples\":%d,\"network_s\":%.2f,\"idx_s\":%.2f,\"png_s\":%.2f,"
              + "\"network_share_idx\":%.2f,\"network_share_png\":%.2f}%n",
          count,
          network.median(),
          idx.median(),
          png.median(),
          network.median() / idx.median(),
          network.median() / png.median());
    }
  }

  private void network() {
    generator.sample(draw, samples -> {});
  }

  private void idx() {
    Path file = folder.resolve("samples.idx.gz");
    try (IdxWriter writer = IdxWriter.create(file, generator.shape(), draw.count())) {
      generator.sample(
          draw,
          samples -> {
            try (INDArray flat = Nd4j.toFlattened('c', samples)) {
              writer.write(flat.data().asNioFloat());
            }
          });
    }
  }

  private void png(Path pictures) {
    int[] written = {0};
    generator.sample(
        draw,
        images -> {
          List<BufferedImage> singles = ImageGrid.singles(images);
          List<Path> files = new ArrayList<>();
          for (int i = 0; i < singles.size(); i++) {
            files.add(pictures.resolve(written[0]++ + ".png"));
          }
          PngFile.write(singles, files);
        });
  }

  private static final class Seconds {
    private final double[] rounds;

    Seconds(int rounds) {
      this.rounds = new double[rounds];
    }

    void time(int round, Runnable work) {
      long start = System.nanoTime();
      work.run();
      rounds[round] = (System.nanoTime() - start) / 1e9;
    }

    double median() {
      double[] sorted = rounds.clone();
      Arrays.sort(sorted);
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }
}
