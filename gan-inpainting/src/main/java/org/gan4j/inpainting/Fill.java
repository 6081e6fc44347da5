package org.gan4j.inpainting;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.images.pixel.Luma;
import org.gan4j.images.pixel.PixelScale;

/**
 * The generator's input in place of the hidden pixels.
 *
 * <p>All are immutable and thread-safe.
 */
@ThreadSafe
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fill.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = Fill.Mean.class, name = "mean"),
  @JsonSubTypes.Type(value = Fill.Noise.class, name = "noise")
})
public sealed interface Fill {

  /**
   * Fills the hole of one image.
   *
   * @param pixels [channels, height, width] in [-1, 1], changed where hidden
   * @param hidden row by row
   */
  void apply(float[] pixels, boolean[] hidden, RandomKey key);

  /**
   * The same colour in every image.
   *
   * @param levels from 0 to 255: one, or one a channel. Of a colour, grey images get the luma.
   */
  record Constant(
      @Option(
              value =
                  "Levels from 0 to 255, one or one a channel; the default is the mean colour of"
                      + " photographs",
              defaultValue = "[117, 104, 123]",
              min = 0,
              max = 255)
          List<Double> levels)
      implements Fill {

    /** Checks and copies. */
    public Constant {
      levels = List.copyOf(levels);
      Require.that(
          levels.size() == 1 || levels.size() == 3,
          "levels must be one number, or three, not " + levels.size());
    }

    @Override
    public void apply(float[] pixels, boolean[] hidden, RandomKey key) {
      int channels = pixels.length / hidden.length;
      for (int channel = 0; channel < channels; channel++) {
        fill(pixels, hidden, channel, (float) PixelScale.toNumber(level(channel, channels)));
      }
    }

    private double level(int channel, int channels) {
      if (levels.size() == 1) {
        return levels.get(0);
      }
      return channels == 3
          ? levels.get(channel)
          : Luma.of(levels.get(0), levels.get(1), levels.get(2));
    }
  }

  /** The mean colour of the image's own known pixels. */
  record Mean() implements Fill {
    @Override
    public void apply(float[] pixels, boolean[] hidden, RandomKey key) {
      int channels = pixels.length / hidden.length;
      for (int channel = 0; channel < channels; channel++) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < hidden.length; i++) {
          if (!hidden[i]) {
            sum += pixels[channel * hidden.length + i];
            known++;
          }
        }
        fill(pixels, hidden, channel, (float) (sum / Math.max(1, known)));
      }
    }
  }

  /**
   * Gaussian noise around middle grey, drawn separately for every image.
   *
   * @param standardDeviation where black is -1 and white is 1; values outside are clipped
   */
  record Noise(
      @Option(
              value = "Standard deviation, where black is -1 and white is 1",
              defaultValue = "0.5",
              above = 0)
          double standardDeviation)
      implements Fill {

    @Override
    public void apply(float[] pixels, boolean[] hidden, RandomKey key) {
      RandomGenerator generator = key.generator();
      for (int i = 0; i < pixels.length; i++) {
        if (hidden[i % hidden.length]) {
          double drawn = standardDeviation * generator.nextGaussian();
          pixels[i] = (float) Math.max(-1, Math.min(1, drawn));
        }
      }
    }
  }

  private static void fill(float[] pixels, boolean[] hidden, int channel, float value) {
    for (int i = 0; i < hidden.length; i++) {
      if (hidden[i]) {
        pixels[channel * hidden.length + i] = value;
      }
    }
  }
}
