package org.gan4j.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.experiment.LocalSgdOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OuterOptimizerTest {
  @TempDir Path folder;

  /** By hand, with η = ½ and μ = ½: v₁ = Δ₁, v₂ = ½ v₁ + Δ₂, θ − η (Δ + μ v). */
  @Test
  void takesNesterovsSteps() {
    try (PreparedTraining training = TinyTraining.with(folder);
        OuterOptimizer outer =
            new OuterOptimizer(new LocalSgdOptions(2, 1, 0.5, 0.5), training.setup().networks())) {
      String name = outer.state().keySet().iterator().next();
      int length = (int) Objects.requireNonNull(outer.state().get(name)).length();

      assertThat(step(outer, name, length, 8, 4)).containsOnly(8 - 0.5f * (4 + 0.5f * 4));
      assertThat(step(outer, name, length, 5, 4)).containsOnly(5 - 0.5f * (1 + 0.5f * 3));
    }
  }

  private static float[] step(
      OuterOptimizer outer, String name, int length, float before, float mean) {
    float[] all = new float[length];
    Arrays.fill(all, before);
    float[] values = new float[length];
    Arrays.fill(values, mean);
    outer.step(name, all, values);
    return values;
  }

  @Test
  void leavesRunningStatisticsAlone() {
    try (PreparedTraining training = TinyTraining.with(folder);
        OuterOptimizer outer =
            new OuterOptimizer(new LocalSgdOptions(2, 1, 0.5, 0.5), training.setup().networks())) {
      float[] mean = {3};
      outer.step("generator/no parameter", new float[] {1}, mean);

      assertThat(mean).containsExactly(3);
      assertThat(outer.state().keySet())
          .isNotEmpty()
          .noneMatch(name -> name.contains("ariance") || name.endsWith("ean"));
    }
  }
}
