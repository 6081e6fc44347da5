package org.gan4j.inpainting.completion;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.NumpyFile;
import org.gan4j.images.output.PngFile;
import org.gan4j.images.photograph.Photograph;

/**
 * Writes completions into a folder, which exists.
 *
 * <p>Thread-safe for different names of files.
 */
@ThreadSafe
public final class CompletionFiles {
  private static final int COLUMNS = 8;
  private static final String COMPLETED = "-completed.png";
  private static final String DRAWS = "-draws.png";
  private static final String MEAN = "-mean.png";
  private static final String DEVIATION = "-deviation.png";
  private static final String MEAN_ARRAY = "-mean.npy";
  private static final String DEVIATION_ARRAY = "-deviation.npy";

  private final Path folder;

  /** Writes into this folder. */
  public CompletionFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code NAME-completed.png}; of several draws also {@code NAME-draws.png}, the first of
   * them side by side, {@code NAME-mean.png}, {@code NAME-deviation.png}, a map of the standard
   * deviation, and both as arrays of 32-bit floats, [channels, height, width] in levels from 0 to
   * 255: {@code NAME-mean.npy} and {@code NAME-deviation.npy}.
   *
   * @return what was written
   * @throws GanException of kind FAILURE if that cannot be done
   */
  public List<Path> write(Completion completion, String name) {
    completion.picture().write(file(name, COMPLETED));
    if (completion.draws() > 1) {
      Photograph original = completion.original();
      int channels = original.channels();
      int height = original.height();
      int width = original.width();
      List<BufferedImage> pictures = completion.pictures().stream().map(Photograph::image).toList();
      PngFile.write(ImageGrid.join(pictures, COLUMNS), file(name, DRAWS));
      completion.meanPicture().write(file(name, MEAN));
      float[] deviation = completion.deviation();
      PngFile.write(DeviationMap.draw(deviation, channels, height, width), file(name, DEVIATION));
      writeArray(completion.mean(), file(name, MEAN_ARRAY), channels, height, width);
      writeArray(deviation, file(name, DEVIATION_ARRAY), channels, height, width);
    }
    return files(name, completion.draws());
  }

  /** The files of so many draws, in the order in which they are written. */
  public List<Path> files(String name, long draws) {
    Stream<String> endings =
        draws > 1
            ? Stream.of(COMPLETED, DRAWS, MEAN, DEVIATION, MEAN_ARRAY, DEVIATION_ARRAY)
            : Stream.of(COMPLETED);
    return endings.map(ending -> file(name, ending)).toList();
  }

  private Path file(String name, String ending) {
    return folder.resolve(name + ending);
  }

  private static void writeArray(float[] numbers, Path file, long... shape) {
    try (NumpyFile array = NumpyFile.ofFloats(file, shape)) {
      array.write(numbers);
    }
  }
}
