package org.gan4j.evaluation.testing;

import java.util.List;
import java.util.function.Supplier;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.FeatureSource;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The mean brightness of each of eight pairs of columns times a factor; and the class of {@link
 * Blocks}: the bright block, or the first one if none is bright.
 *
 * @param factor of the features
 * @param classes empty if it is no classifier
 * @param members other networks
 */
public record BlockFeatures(float factor, List<String> classes, List<FeatureNetwork> members)
    implements FeatureNetwork {
  private static final int SIZE = 8;

  /** A classifier. */
  public static BlockFeatures classifier() {
    return new BlockFeatures(1, Blocks.CLASSES, List.of());
  }

  /** Features alone. */
  public static BlockFeatures of(float factor) {
    return new BlockFeatures(factor, List.of(), List.of());
  }

  @Override
  public List<FeatureNetwork> members() {
    return members.isEmpty() ? List.of(this) : members;
  }

  /** The source of these features alone. */
  public FeatureSource source() {
    return new FeatureSource() {
      @Override
      public Supplier<FeatureNetwork> get(@Nullable ConfiguredProvider<FeatureProvider<?>> chosen) {
        return () -> BlockFeatures.this;
      }
    };
  }

  @Override
  public String identity() {
    return "blocks " + factor;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public Output apply(INDArray samples) {
    int count = (int) samples.size(0);
    int length = (int) (samples.length() / count);
    float[] pixels = samples.dup('c').data().asFloat();
    float[] features = new float[count * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      int pair = i % Blocks.SIDE / 2;
      features[i / length * SIZE + pair] += factor * pixels[i] * SIZE / length;
    }
    float[] probabilities = new float[count * Blocks.CLASSES.size()];
    for (int i = 0; i < count; i++) {
      int bright = 0;
      boolean sure = false;
      for (int block = 0; block < Blocks.CLASSES.size(); block++) {
        float mean = (features[i * SIZE + 2 * block] + features[i * SIZE + 2 * block + 1]) / 2;
        bright = mean > 0.3f * factor ? block : bright;
        sure |= mean > 0.3f * factor;
      }
      for (int block = 0; block < Blocks.CLASSES.size(); block++) {
        float others = sure ? 0.01f : 0.2f;
        probabilities[i * Blocks.CLASSES.size() + block] =
            block == bright ? 1 - 3 * others : others;
      }
    }
    return new Output(
        Nd4j.create(features, new long[] {count, SIZE}, 'c'),
        classes.isEmpty()
            ? null
            : Nd4j.create(probabilities, new long[] {count, Blocks.CLASSES.size()}, 'c'));
  }

  @Override
  public void close() {}
}
