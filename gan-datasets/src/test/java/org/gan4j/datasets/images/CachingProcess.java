package org.gan4j.datasets.images;

import static org.gan4j.datasets.Reading.context;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;

/**
 * Another Java that fills the cache of a folder's images, for tests of what happens between two.
 */
final class CachingProcess {
  static final int SIZE = 32;

  private CachingProcess() {}

  static Process start(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-cp",
            classPath,
            CachingProcess.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static Dataset open(Path folder) {
    ImageFolderConfiguration configuration =
        new ImageFolderConfiguration(
            "images",
            SIZE,
            null,
            null,
            3,
            Fit.CROP,
            null,
            Background.WHITE,
            false,
            false,
            OnBrokenImage.FAIL,
            FolderLabels.NONE,
            Part.ALL,
            0.1);
    return new ImageFolderProvider().create(configuration, context(folder));
  }

  /** Reads every image twice, and writes the hash of each to standard output. */
  @SuppressWarnings("SystemOut") // how this process tells the other one how far it is
  public static void main(String[] arguments) {
    try (Dataset dataset = open(Path.of(arguments[0]))) {
      FloatBuffer sample = FloatBuffer.allocate(dataset.shape().length());
      for (int i = 0; i < 2 * dataset.size(); i++) {
        dataset.read(new int[] {i % dataset.size()}, RandomKey.ofSeed(1), sample.clear());
        System.out.println(Arrays.hashCode(sample.array()));
      }
    }
  }
}
