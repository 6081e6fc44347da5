package org.gan4j.evaluation.metric;

import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.images.pixel.PixelScale;
import org.gan4j.images.pixel.VideoLuma;
import org.gan4j.images.quality.PeakSignalToNoise;
import org.gan4j.images.quality.StructuralSimilarity;

/** Adds up how near the images of one method are to the true ones. */
final class FidelityScores {
  static final String PSNR = "psnr";
  private static final int COLOURS = 3;

  private final SampleShape image;
  private final int border;
  private final StructuralSimilarity similarity;
  private final StructuralSimilarity similarityOfLuma;
  private double psnr;
  private double ssim;
  private double psnrLuma;
  private double ssimLuma;
  private int count;

  /**
   * No images yet.
   *
   * @param border pixels that are left out along each side
   */
  FidelityScores(SampleShape image, int border) {
    this.image = image;
    this.border = border;
    int height = image.height() - 2 * border;
    int width = image.width() - 2 * border;
    similarity = new StructuralSimilarity(SampleShape.image(image.channels(), height, width));
    similarityOfLuma = new StructuralSimilarity(SampleShape.image(1, height, width));
  }

  /**
   * Adds an image.
   *
   * @param truth [channels, height, width] in [-1, 1]
   * @param made likewise; values outside the range are clipped
   */
  void add(float[] truth, float[] made) {
    float[] real = levels(truth);
    float[] answer = levels(made);
    psnr += psnr(real, answer);
    ssim += similarity.of(real, answer);
    if (image.channels() == COLOURS) {
      float[] realLuma = VideoLuma.of(real);
      float[] answerLuma = VideoLuma.of(answer);
      psnrLuma += psnr(realLuma, answerLuma);
      ssimLuma += similarityOfLuma.of(realLuma, answerLuma);
    }
    count++;
  }

  /** Without the border, rounded to the nearest of the 256 levels. */
  private float[] levels(float[] numbers) {
    int height = image.height() - 2 * border;
    int width = image.width() - 2 * border;
    float[] inner = new float[image.channels() * height * width];
    for (int i = 0; i < inner.length; i++) {
      int channel = i / (height * width);
      int row = border + i / width % height;
      int column = border + i % width;
      float number = numbers[(channel * image.height() + row) * image.width() + column];
      inner[i] = PixelScale.toFloat(PixelScale.toLevel(number) & 0xFF);
    }
    return inner;
  }

  private static double psnr(float[] real, float[] made) {
    double squares = 0;
    for (int i = 0; i < real.length; i++) {
      // Black is 0, and white is 1.
      double difference = (real[i] - made[i]) / 2.0;
      squares += difference * difference;
    }
    return PeakSignalToNoise.of(squares / real.length);
  }

  /** Writes the means over the images. */
  void putInto(Map<String, Double> numbers, String prefix) {
    numbers.put(prefix + PSNR, psnr / count);
    numbers.put(prefix + "ssim", ssim / count);
    if (image.channels() == COLOURS) {
      numbers.put(prefix + "psnrLuma", psnrLuma / count);
      numbers.put(prefix + "ssimLuma", ssimLuma / count);
    }
  }
}
