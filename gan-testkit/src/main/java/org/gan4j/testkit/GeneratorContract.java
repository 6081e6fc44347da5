package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The contract of every generator.
 *
 * @param <C> its configuration
 */
public abstract class GeneratorContract<C extends Record> extends NetworkContract<C, Generator> {

  /** For subclasses. */
  protected GeneratorContract() {}

  @Override
  protected abstract GeneratorProvider<C> provider();

  /** The shape of the samples that it is tested with; 1×16×16 unless this says otherwise. */
  protected SampleShape samples() {
    return SampleShape.image(1, 16, 16);
  }

  /**
   * The length of z that it is tested with; 3 unless this says otherwise. With 0, the generator is
   * tested as one that translates its {@link #condition}, which is then its input.
   */
  protected int latentSize() {
    return 3;
  }

  @Override
  final Generator create(DataType type, RandomKey key) {
    GeneratorContext context = GeneratorContext.of(latentSize(), condition(), samples(), type, key);
    return provider().create(configuration(), context);
  }

  @Override
  final long[] inputShape(int batch) {
    return latentSize() > 0
        ? new long[] {batch, latentSize()}
        : Objects.requireNonNull(condition(), "a generator without z has a condition").batch(batch);
  }

  @Override
  final @Nullable SampleShape givenCondition() {
    return latentSize() > 0 ? condition() : null;
  }

  @Override
  final long[] outputShape(int batch) {
    return samples().batch(batch);
  }

  @Test
  void makesImagesBetweenMinusOneAndOne() {
    if (!samples().isImage()) {
      return;
    }
    try (Generator generator = create(DataType.FLOAT)) {
      // Far out, where an output that is not bounded shows.
      generator.parameters().values().muli(50);
      try (Pass pass =
          generator.forward(
              input(DataType.FLOAT, 4),
              condition(DataType.FLOAT, 4),
              Mode.TRAIN,
              RandomKey.ofSeed(1))) {
        assertThat(pass.output().amaxNumber().doubleValue()).isLessThanOrEqualTo(1);
      }
    }
  }
}
