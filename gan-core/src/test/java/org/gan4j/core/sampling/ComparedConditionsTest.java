package org.gan4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.core.sampling.Conditions.ConditionBatch;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The conditions of samples that are compared with data are made of these data. */
class ComparedConditionsTest {
  private static final SampleShape ONE = SampleShape.vector(1);

  /** The input of sample i is first + i. */
  private record Numbers(int first, int size) implements Dataset {
    @Override
    public SampleShape shape() {
      return ONE;
    }

    @Override
    public Map<String, SampleShape> arrays() {
      return Map.of(Batch.SAMPLES, ONE, Batch.INPUT, ONE);
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int unused : indices) {
        destination.put(-1);
      }
    }

    @Override
    public void read(int[] indices, RandomKey key, Map<String, FloatBuffer> destinations) {
      read(indices, key, Objects.requireNonNull(destinations.get(Batch.SAMPLES)));
      for (int index : indices) {
        Objects.requireNonNull(destinations.get(Batch.INPUT)).put(first + index);
      }
    }

    @Override
    public String fingerprint() {
      return "numbers " + first;
    }

    @Override
    public void close() {}
  }

  /** Its generator's condition is the input. */
  private record Translating() implements Task {
    @Override
    public SampleShape generated() {
      return ONE;
    }

    @Override
    public SampleShape generatorCondition() {
      return ONE;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      return new Round() {
        @Override
        public INDArray real() {
          return batch.samples();
        }

        @Override
        public INDArray generatorCondition() {
          return batch.array(Batch.INPUT);
        }
      };
    }
  }

  @Test
  void areThoseOfTheReferenceEachAsOftenAsTheOthers() {
    Conditions conditions =
        Conditions.compared(new Translating(), new Numbers(0, 50), new Numbers(100, 8));
    int[] counts = new int[8];
    for (int first = 0; first < 16; first += 4) {
      try (ConditionBatch batch =
          Objects.requireNonNull(conditions.draw(first, 4, RandomKey.ofSeed(first)))) {
        for (float input : Objects.requireNonNull(batch.condition()).toFloatVector()) {
          counts[(int) input - 100]++;
        }
      }
    }

    assertThat(IntStream.of(counts).boxed()).containsOnly(2);
  }
}
