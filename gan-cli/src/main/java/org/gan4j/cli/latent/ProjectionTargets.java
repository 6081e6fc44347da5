package org.gan4j.cli.latent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.sample.ExamplePictures;
import org.gan4j.core.sampling.DatasetBatch;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The samples whose latents are searched.
 *
 * @param names of each, which its files get
 * @param samples [names, sample shape], closed with this
 */
@NotThreadSafe
public record ProjectionTargets(List<String> names, INDArray samples) implements AutoCloseable {
  /** Copies the list. */
  public ProjectionTargets {
    names = List.copyOf(names);
  }

  /**
   * Pictures: the middle of each, resized.
   *
   * @param names of the pictures, without the ending
   * @throws org.gan4j.api.GanException of kind USAGE if one cannot be read
   */
  public static ProjectionTargets ofPictures(
      List<Path> pictures, List<String> names, TrainedGenerator generator) {
    return new ProjectionTargets(names, ExamplePictures.read(pictures, generator.shape(), "IMAGE"));
  }

  /** Samples of the generator itself. */
  public static ProjectionTargets ofGenerator(TrainedGenerator generator, SampleRequest request) {
    return new ProjectionTargets(numbered(request.count()), generator.sample(request));
  }

  /**
   * Samples of a dataset.
   *
   * @param count of them; all if it has fewer
   * @param seed the same gives the same samples
   * @throws org.gan4j.api.GanException of kind USAGE if they have another shape
   */
  public static ProjectionTargets ofDataset(
      Dataset dataset, int count, long seed, TrainedGenerator generator) {
    generator.requireFit(dataset);
    RandomKey key = RandomKey.ofSeed(seed).split("project");
    int[] indices = IntStream.range(0, dataset.size()).toArray();
    key.split("choice").shuffle(indices);
    int[] chosen = Arrays.copyOf(indices, Math.min(count, indices.length));
    return new ProjectionTargets(
        numbered(chosen.length), DatasetBatch.read(dataset, chosen, key.split("read")).samples());
  }

  private static List<String> numbered(int count) {
    int digits = String.valueOf(count - 1).length();
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "%0" + digits + "d", i))
        .toList();
  }

  @Override
  public void close() {
    samples.close();
  }
}
