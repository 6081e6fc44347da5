package org.gan4j.datasets.images;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/**
 * Pairs in two folders.
 *
 * @param inputs all pictures of one folder
 * @param targets all pictures of the other one
 * @param matching which belong together
 */
record FolderPairs(Dataset inputs, Dataset targets, PairMatching matching) implements PairSource {
  private static final RandomKey UNUSED = RandomKey.ofSeed(0);

  @Override
  public SampleShape input() {
    return inputs.shape();
  }

  @Override
  public SampleShape target() {
    return targets.shape();
  }

  @Override
  public int size() {
    return matching.targets().length;
  }

  @Override
  public void read(int index, float[] input, float[] target) {
    inputs.read(new int[] {matching.inputs()[index]}, UNUSED, FloatBuffer.wrap(input));
    targets.read(new int[] {matching.targets()[index]}, UNUSED, FloatBuffer.wrap(target));
  }

  @Override
  public String fingerprint() {
    return inputs.fingerprint()
        + " "
        + targets.fingerprint()
        + " "
        + Arrays.toString(matching.targets());
  }

  @Override
  public List<String> warnings() {
    return Stream.concat(inputs.warnings().stream(), targets.warnings().stream()).toList();
  }

  @Override
  public List<String> omissions() {
    return Stream.concat(inputs.omissions().stream(), targets.omissions().stream()).toList();
  }

  @Override
  public void close() {
    inputs.close();
    targets.close();
  }
}
