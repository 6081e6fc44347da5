package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The contract of every discriminator.
 *
 * @param <C> its configuration
 */
public abstract class DiscriminatorContract<C extends Record>
    extends NetworkContract<C, Discriminator> {

  /** For subclasses. */
  protected DiscriminatorContract() {}

  @Override
  protected abstract DiscriminatorProvider<C> provider();

  /** The shape of the samples that it is tested with; 1×16×16 unless this says otherwise. */
  protected SampleShape samples() {
    return SampleShape.image(1, 16, 16);
  }

  /**
   * The shape of the logits of a sample; one number unless this says otherwise, as a discriminator
   * of patches does.
   */
  protected SampleShape logits() {
    return SampleShape.vector(1);
  }

  @Override
  final Discriminator create(DataType type, RandomKey key) {
    return provider()
        .create(configuration(), DiscriminatorContext.of(samples(), condition(), type, key));
  }

  @Override
  final long[] inputShape(int batch) {
    return samples().batch(batch);
  }

  @Override
  final long[] outputShape(int batch) {
    return logits().batch(batch);
  }

  @Test
  void showsWhatItsLastLayerSees() {
    try (Discriminator discriminator = create(DataType.FLOAT)) {
      INDArray samples = input(DataType.FLOAT, 4);
      INDArray condition = condition(DataType.FLOAT, 4);
      INDArray features = discriminator.features(samples, condition);
      INDArray copy = features.dup();

      assertThat(features.rank()).isEqualTo(2);
      assertThat(features.size(0)).isEqualTo(4);
      assertThat(discriminator.features(samples.mul(-1), condition).shape())
          .isEqualTo(features.shape());
      assertThat(features).as("a new array each time").isEqualTo(copy);
      assertThat(discriminator.features(samples, condition)).isEqualTo(features);
    }
  }
}
