package org.gan4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SamplerTest {
  private static final RandomKey KEY = RandomKey.ofSeed(6);

  @TempDir private Path folder;

  @Test
  void gathersWhatItDrawsInPortions() {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      Sampler sampler =
          new Sampler(
              training.setup().network("generator").network(),
              training.latent(),
              training.task().generated(),
              Conditions.none());
      List<INDArray> portions = new ArrayList<>();
      sampler.draw(600, KEY, portion -> portions.add(portion.dup()));
      INDArray expected = Nd4j.vstack(portions);

      assertThat(portions).hasSize(3);
      assertThat(sampler.draw(600, KEY)).isEqualTo(expected);
      // Without a round, people are shown the samples themselves.
      assertThat(sampler.picture(600, KEY)).isEqualTo(expected);
    }
  }
}
