package org.gan4j.objectives.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.FeatureTerm;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.objectives.augmentation.InstanceNoiseAugmentationProvider;
import org.gan4j.objectives.augmentation.InstanceNoiseConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Weight clipping, instance noise and feature matching. */
class SmallRegularizersTest {

  @Test
  void clippingCutsTheDiscriminatorsParametersOff() {
    Regularizer clipping =
        new WeightClippingProvider()
            .create(new WeightClippingConfiguration(0.1), RegularizerContext.standalone());
    try (Discriminator discriminator = Critics.convolutional();
        Generator generator = Critics.generator()) {
      INDArray before = discriminator.parameters().values().dup();
      clipping.constrain(Critics.step(discriminator, 0));
      INDArray after = discriminator.parameters().values();
      for (int i = 0; i < before.length(); i++) {
        assertThat(after.getDouble(i))
            .isEqualTo(Math.max(-0.1, Math.min(0.1, before.getDouble(i))));
      }

      INDArray generatorBefore = generator.parameters().values().dup();
      clipping.constrain(Critics.generatorStep(generator));
      assertThat(generator.parameters().values()).isEqualTo(generatorBefore);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new WeightClippingConfiguration(0)));
  }

  @Test
  void instanceNoiseIsAnAugmentation() {
    Regularizer noise =
        new InstanceNoiseProvider()
            .create(new InstanceNoiseConfiguration(2, 100, 0.5), RegularizerContext.standalone());
    Augmentation expected =
        new InstanceNoiseAugmentationProvider()
            .create(new InstanceNoiseConfiguration(2, 100, 0.5), AugmentationContext.standalone());
    BatchContext batch = new BatchContext(true, 20, Critics.KEY, Critics.KEY.split("own"));
    List<INDArray> samples = List.of(Critics.samples("real"));

    assertThat(noise.augmentation().orElseThrow().draw(batch).forward(samples).output())
        .isEqualTo(expected.draw(batch).forward(samples).output());
  }

  @Test
  void featureMatchingComparesMeans() {
    Regularizer matching =
        new FeatureMatchingProvider()
            .create(new FeatureMatchingConfiguration(3), RegularizerContext.standalone());
    INDArray real = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 6}});
    INDArray fake = Nd4j.createFromArray(new double[][] {{0, 0}, {2, 2}});

    FeatureTerm term = matching.compareFeatures(real, fake);

    // Means (2, 4) and (1, 1): 3 · (1² + 3²), with the gradient 3 · 2 · (−1, −3) / 2 in each row.
    assertThat(term.value()).isCloseTo(30, within(1e-12));
    assertThat(term.fakeGradient())
        .isEqualTo(Nd4j.createFromArray(new double[][] {{-3, -9}, {-3, -9}}));
    assertThat(matching.comparesFeatures()).isTrue();
  }
}
