package org.gan4j.inpainting.metric;

import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.images.quality.StructuralSimilarity;

/** Adds up how good the completions of one method are. */
final class Scores {
  private final StructuralSimilarity similarity;
  private final Sharpness sharpness;
  private double l1;
  private double l2;
  private double psnr;
  private double ssim;
  private double trueEdges;
  private double edges;
  private int count;

  Scores(SampleShape image) {
    similarity = new StructuralSimilarity(image);
    sharpness = new Sharpness(image);
  }

  void add(float[] truth, float[] completion, boolean[] hidden) {
    HoleError error = HoleError.of(truth, completion, hidden);
    l1 += error.l1Percent();
    l2 += error.l2Percent();
    psnr += error.psnr();
    ssim += similarity.of(truth, completion);
    trueEdges += sharpness.of(truth, hidden);
    edges += sharpness.of(completion, hidden);
    count++;
  }

  /**
   * Writes the means over the images; of the sharpness, its sum over all images, relative to that
   * of the true pixels.
   */
  void putInto(Map<String, Double> numbers, String prefix) {
    numbers.put(prefix + "l1Percent", l1 / count);
    numbers.put(prefix + "l2Percent", l2 / count);
    numbers.put(prefix + "psnr", psnr / count);
    numbers.put(prefix + "ssim", ssim / count);
    numbers.put(prefix + "sharpness", edges / trueEdges);
  }
}
