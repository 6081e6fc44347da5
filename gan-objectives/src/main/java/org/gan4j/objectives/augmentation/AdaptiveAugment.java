package org.gan4j.objectives.augmentation;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gan4j.api.GanException;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.objectives.augmentation.AdaptiveAugmentConfiguration.Transform;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Random transforms of real and of generated images, each applied with a probability p that adapts:
 * Karras et al., "Training Generative Adversarial Networks with Limited Data", 2020. The
 * distributions are those of appendix B; the geometric transforms are one bilinear interpolation
 * instead of a filtered one, the scale is the same in both directions, and the image turns once.
 *
 * <p>An image is mirrored, moved, enlarged and turned, in this order; then its brightness, contrast
 * and saturation change.
 */
final class AdaptiveAugment implements Augmentation {
  /** Changes of p that a game may be late by before it is clear that it reports no logits. */
  private static final int PATIENCE = 4;

  private static final double LOG_SCALE = 0.2;
  private static final double BRIGHTNESS = 0.2;
  private static final double LOG_CONTRAST = 0.5;
  private static final double LOG_SATURATION = 1;

  private final AdaptiveAugmentConfiguration configuration;
  private final Set<Transform> transforms;
  private final AdaptiveProbability probability;
  private final ImageTransforms images = new ImageTransforms();
  private long firstBatch = -1;
  private boolean observed;

  AdaptiveAugment(AdaptiveAugmentConfiguration configuration) {
    this.configuration = configuration;
    this.transforms = EnumSet.copyOf(configuration.transforms());
    this.probability = new AdaptiveProbability(configuration);
  }

  @Override
  public Differentiable draw(BatchContext batch) {
    requireObservations(batch.batches());
    double p = probability.value();
    return p == 0
        ? Differentiable.of(samples -> samples, gradient -> gradient)
        : images.function(batch, (random, image) -> draw(random, image, p));
  }

  private void requireObservations(long batches) {
    if (firstBatch < 0) {
      firstBatch = batches;
    }
    if (!observed && batches - firstBatch >= (long) PATIENCE * configuration.every()) {
      throw GanException.usage(
          "adaptive-augment follows the discriminator's logits of real samples, and the game reports"
              + " none",
          "adaptive-augment",
          "choose the augmentation diff-augment; the author of the game can add a call of"
              + " Turn.compareLogits");
    }
  }

  @Override
  public void observe(Observation observation) {
    if (observation.real()) {
      observed = true;
      probability.observe(observation.logits(), observation.samples());
    }
  }

  @Override
  public Map<String, Double> numbers() {
    // The order of Map.of is another one in every process.
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("augmentationProbability", probability.value());
    numbers.put("realMeanSign", probability.meanSign());
    return numbers;
  }

  @Override
  public Map<String, INDArray> state() {
    return probability.state();
  }

  /** Every number is drawn, used or not: a greater p adds transforms to those of a smaller one. */
  private ImageTransform draw(RandomGenerator random, HeapImage image, double p) {
    boolean flips = applies(Transform.FLIP, random, p);
    boolean mirrored = random.nextBoolean() && flips;
    boolean moved = applies(Transform.SHIFT, random, p);
    int down = shift(random, image.height());
    int right = shift(random, image.width());
    boolean scaled = applies(Transform.SCALE, random, p);
    double scale = Math.pow(2, LOG_SCALE * random.nextGaussian());
    boolean turned = applies(Transform.ROTATION, random, p);
    double angle = random.nextDouble(-Math.PI, Math.PI);
    PlaneMap map =
        mirrored || moved || scaled || turned
            ? PlaneMap.inverse(
                mirrored,
                moved ? right : 0,
                moved ? down : 0,
                scaled ? scale : 1,
                turned ? angle : 0)
            : null;
    boolean brightened = applies(Transform.BRIGHTNESS, random, p);
    double brightness = BRIGHTNESS * random.nextGaussian();
    boolean contrasted = applies(Transform.CONTRAST, random, p);
    double contrast = Math.pow(2, LOG_CONTRAST * random.nextGaussian());
    boolean saturated = applies(Transform.SATURATION, random, p) && image.channels() > 1;
    double saturation = Math.pow(2, LOG_SATURATION * random.nextGaussian());
    return new DrawnTransform(
        map,
        configuration.border(),
        brightened ? brightness : 0,
        contrasted ? contrast : 1,
        saturated ? saturation : 1);
  }

  private boolean applies(Transform transform, RandomGenerator random, double p) {
    boolean chosen = random.nextDouble() < p;
    return chosen && transforms.contains(transform);
  }

  /** Uniform over shares of the side, rounded to whole pixels. */
  private int shift(RandomGenerator random, int length) {
    return (int) Math.rint(random.nextDouble(-1, 1) * configuration.shift() * length);
  }
}
