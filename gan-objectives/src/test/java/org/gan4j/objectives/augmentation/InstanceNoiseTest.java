package org.gan4j.objectives.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.testkit.AugmentationContract;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InstanceNoiseTest extends AugmentationContract<InstanceNoiseConfiguration> {
  private static final RandomKey KEY = RandomKey.ofSeed(7);

  @Override
  protected InstanceNoiseAugmentationProvider provider() {
    return new InstanceNoiseAugmentationProvider();
  }

  @Override
  protected InstanceNoiseConfiguration configuration() {
    return new InstanceNoiseConfiguration(0.5, 10, 0.1);
  }

  private static Augmentation noise(double first, double last) {
    return new InstanceNoiseAugmentationProvider()
        .create(new InstanceNoiseConfiguration(first, 100, last), AugmentationContext.standalone());
  }

  private static INDArray noisy(Augmentation noise, INDArray samples, boolean real, long batches) {
    RandomKey step = KEY.split(batches);
    BatchContext batch = new BatchContext(real, batches, step, step.split(real ? 1 : 0));
    return noise.draw(batch).forward(List.of(samples)).output();
  }

  @Test
  void fadesAway() {
    Augmentation noise = noise(2, 0.5);
    INDArray samples = Nd4j.valueArrayOf(new long[] {100, 100}, 3.0, DataType.FLOAT);

    assertThat(deviation(noise, samples, 0)).isCloseTo(2, within(0.05));
    assertThat(deviation(noise, samples, 50)).isCloseTo(1.25, within(0.05));
    assertThat(deviation(noise, samples, 100)).isCloseTo(0.5, within(0.05));
    assertThat(deviation(noise, samples, 1000)).isCloseTo(0.5, within(0.05));
    assertThat(samples.minNumber().doubleValue()).as("not changed").isEqualTo(3);
  }

  /** Of 10,000 numbers: the tolerance above is more than three standard errors of the largest. */
  private static double deviation(Augmentation noise, INDArray samples, long batches) {
    INDArray noisy = noisy(noise, samples, true, batches);
    assertThat(noisy.meanNumber().doubleValue()).isCloseTo(3, within(0.1));
    return noisy.stdNumber().doubleValue();
  }

  @Test
  void allNoisySamplesOfAStepCanBeHeldAtTheSameTime() {
    Augmentation noise = noise(1, 0);
    INDArray samples = Nd4j.zeros(DataType.FLOAT, 2, 3);
    INDArray real = noisy(noise, samples, true, 0);
    INDArray kept = real.dup();
    INDArray fake = noisy(noise, samples, false, 0);
    INDArray others = noisy(noise, Nd4j.ones(DataType.FLOAT, 2, 3), true, 0);

    assertThat(real).isEqualTo(kept).isNotEqualTo(fake).isNotEqualTo(others);
  }

  @Test
  void reusesItsMemoryInTheNextStep() {
    Augmentation noise = noise(1, 0);
    INDArray samples = Nd4j.zeros(DataType.FLOAT, 2, 3);

    assertThat(noisy(noise, samples, true, 1).data())
        .isSameAs(noisy(noise, samples, true, 0).data());
  }

  @Test
  void leavesSamplesAloneInTheEnd() {
    INDArray samples = Nd4j.zeros(DataType.FLOAT, 2, 3);

    assertThat(noisy(noise(1, 0), samples, true, 100)).isSameAs(samples);
  }
}
