package org.gan4j.inpainting.completion;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.images.pixel.PixelScale;

/**
 * The result for a picture: one completion, or the mean and the standard deviation of many. Levels
 * are those of the file, from 0 for black to 255.
 */
@ThreadSafe
public final class Completion {
  /** As many as people look at. */
  private static final int SHOWN = 16;

  private final Photograph original;
  private final HiddenPixels hidden;
  private final List<float[]> shown;
  private final RunningMoments moments;
  private final boolean noisy;

  private Completion(Builder builder) {
    original = builder.picture;
    hidden = builder.hidden;
    shown = List.copyOf(builder.shown);
    moments = builder.moments;
    noisy = builder.noisy;
  }

  /** Collects draws. */
  static final class Builder {
    private final Photograph picture;
    private final HiddenPixels hidden;
    private final boolean noisy;
    private final RunningMoments moments;
    private final List<float[]> shown = new ArrayList<>();

    Builder(Photograph picture, HiddenPixels hidden, int draws, boolean noisy) {
      this.picture = picture;
      this.hidden = hidden;
      this.noisy = noisy && draws > 1;
      moments = new RunningMoments(picture.channels() * hidden.count());
    }

    /**
     * Adds a draw.
     *
     * @param draw the values of the hidden pixels, the first channel first
     */
    void add(float[] draw) {
      moments.add(draw);
      if (shown.size() < SHOWN) {
        shown.add(draw);
      }
    }

    Completion build() {
      return new Completion(this);
    }
  }

  /** The first completion. Outside of the hole it is the original, pixel by pixel. */
  public Photograph picture() {
    return original.with(hidden.pixels(), shown.get(0));
  }

  /** The first completions, at most 16. */
  public List<Photograph> pictures() {
    return shown.stream().map(draw -> original.with(hidden.pixels(), draw)).toList();
  }

  /** How many completions there were. */
  public long draws() {
    return moments.count();
  }

  /** How many pixels were filled. */
  public int filledPixels() {
    return hidden.count();
  }

  /** The mean of all completions, as a picture. */
  public Photograph meanPicture() {
    return original.with(hidden.pixels(), floats(moments.mean()));
  }

  /** The mean of all completions in levels, [channels, height, width]; outside, the original. */
  public float[] mean() {
    float[] levels = original.numbers();
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) PixelScale.toLevels(levels[i]);
    }
    double[] mean = moments.mean();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = PixelScale.toLevels(mean[i]);
    }
    return lay(mean, levels);
  }

  /** The standard deviation as a picture, a heat map that is scaled to its largest value. */
  public BufferedImage deviationPicture() {
    return DeviationMap.draw(deviation(), original.channels(), original.height(), original.width());
  }

  /** The standard deviation in levels, [channels, height, width]; 0 outside of the hole. */
  public float[] deviation() {
    double[] deviation = moments.deviation();
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] *= PixelScale.LEVELS_PER_UNIT;
    }
    return lay(deviation, new float[original.channels() * original.height() * original.width()]);
  }

  /** The mean standard deviation of the hole, in levels. */
  public double meanDeviation() {
    double sum = 0;
    double[] deviation = moments.deviation();
    for (double number : deviation) {
      sum += number;
    }
    return PixelScale.LEVELS_PER_UNIT * sum / deviation.length;
  }

  /** The greatest standard deviation of a number in the hole, in levels. */
  public double greatestDeviation() {
    double greatest = 0;
    for (double number : moments.deviation()) {
      greatest = Math.max(greatest, number);
    }
    return PixelScale.LEVELS_PER_UNIT * greatest;
  }

  /**
   * Whether several completions were drawn and are indistinguishable: the completions do not depend
   * on the noise.
   */
  public boolean isCollapsed() {
    return noisy && Collapse.isCollapsed(moments.deviation());
  }

  /** The picture that was completed. */
  public Photograph original() {
    return original;
  }

  private float[] lay(double[] values, float[] picture) {
    int area = original.height() * original.width();
    int[] pixels = hidden.pixels();
    for (int i = 0; i < values.length; i++) {
      picture[i / pixels.length * area + pixels[i % pixels.length]] = (float) values[i];
    }
    return picture;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
