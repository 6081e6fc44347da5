package org.gan4j.datasets.images;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.images.pixel.Luma;

/**
 * Pairs whose pictures are the halves of one file.
 *
 * @param files all files: pictures of twice the width
 * @param chosen which of them
 * @param input the shape of the inputs
 * @param target the shape of the targets
 * @param direction which half is the input
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SideBySidePairs(
    Dataset files, int[] chosen, SampleShape input, SampleShape target, PairDirection direction)
    implements PairSource {
  private static final RandomKey UNUSED = RandomKey.ofSeed(0);

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public void read(int index, float[] inputs, float[] targets) {
    float[] both = new float[files.shape().length()];
    files.read(new int[] {chosen[index]}, UNUSED, FloatBuffer.wrap(both));
    boolean leftIsInput = direction == PairDirection.LEFT_TO_RIGHT;
    half(both, leftIsInput ? 0 : input.width(), input.channels(), inputs);
    half(both, leftIsInput ? input.width() : 0, target.channels(), targets);
  }

  private void half(float[] both, int left, int channels, float[] half) {
    int width = input.width();
    int height = input.height();
    int pixels = 2 * width * height;
    for (int i = 0; i < channels * height * width; i++) {
      int row = i / width;
      int from = row * 2 * width + left + i % width;
      half[i] =
          channels == files.shape().channels()
              ? both[from]
              : Math.max(
                  -1,
                  Math.min(1, Luma.of(both[from], both[pixels + from], both[2 * pixels + from])));
    }
  }

  @Override
  public String fingerprint() {
    return files.fingerprint() + " " + direction + " " + Arrays.toString(chosen);
  }

  @Override
  public List<String> warnings() {
    return files.warnings();
  }

  @Override
  public List<String> omissions() {
    return files.omissions();
  }

  @Override
  public void close() {
    files.close();
  }
}
