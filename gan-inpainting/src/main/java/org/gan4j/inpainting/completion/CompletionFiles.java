package org.gan4j.inpainting.completion;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    List<Path> files = new ArrayList<>();
    completion.picture().write(next(name + "-completed.png", files));
    if (completion.draws() > 1) {
      Photograph original = completion.original();
      int channels = original.channels();
      int height = original.height();
      int width = original.width();
      List<BufferedImage> pictures = completion.pictures().stream().map(Photograph::image).toList();
      PngFile.write(ImageGrid.join(pictures, COLUMNS), next(name + "-draws.png", files));
      completion.meanPicture().write(next(name + "-mean.png", files));
      float[] deviation = completion.deviation();
      PngFile.write(
          DeviationMap.draw(deviation, channels, height, width),
          next(name + "-deviation.png", files));
      writeArray(completion.mean(), next(name + "-mean.npy", files), channels, height, width);
      writeArray(deviation, next(name + "-deviation.npy", files), channels, height, width);
    }
    return List.copyOf(files);
  }

  private static void writeArray(float[] numbers, Path file, long... shape) {
    try (NumpyFile array = NumpyFile.ofFloats(file, shape)) {
      array.write(numbers);
    }
  }

  private Path next(String name, List<Path> files) {
    Path file = folder.resolve(name);
    files.add(file);
    return file;
  }
}
