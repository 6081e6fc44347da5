package org.gan4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.evaluation.probe.FewLabels.Samples;
import org.junit.jupiter.api.Test;

class FewLabelsTest {
  private static final FewLabels FEW = new FewLabels(10, 1, RandomKey.ofSeed(1));
  private static final Representation PIXELS = Representation.pixels();

  /** The class "3" is at 3, and so on, with a little spread; classes are numbered as listed. */
  private record Points(List<String> classes) implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.vector(2);
    }

    @Override
    public int size() {
      return 20 * classes.size();
    }

    @Override
    public int label(int index) {
      return index % classes.size();
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        double angle = 2 * Double.parseDouble(classes.get(label(index)));
        destination.put((float) Math.cos(angle) + index % 7 * 0.01f);
        destination.put((float) Math.sin(angle));
      }
    }

    @Override
    public String fingerprint() {
      return "points";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @Test
  void matchesClassesByTheirNames() {
    Samples training = Samples.all(new Points(List.of("0", "1", "2")));
    Samples others = Samples.all(new Points(List.of("2", "0", "1")));
    Samples fewer = Samples.all(new Points(List.of("2", "1")));

    assertThat(FEW.measure(training, others, others, PIXELS).mean()).isEqualTo(1);
    assertThat(FEW.measure(training, fewer, fewer, PIXELS).mean()).isEqualTo(1);
  }

  @Test
  void refusesClassesOfOtherNames() {
    Samples training = Samples.all(new Points(List.of("0", "1")));
    Samples others = Samples.all(new Points(List.of("0", "7")));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> FEW.measure(training, others, null, PIXELS))
        .withMessageContaining("classes of other names: 7, where 0, 1 are known");
  }
}
