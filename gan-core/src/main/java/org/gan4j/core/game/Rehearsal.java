package org.gan4j.core.game;

import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lets a network make or judge two samples of zeros, so that one which does not keep its promises
 * about shapes is found before the first step. Changes nothing in it.
 */
final class Rehearsal {
  private static final int BATCH = 2;

  private final Parts parts;

  Rehearsal(Parts parts) {
    this.parts = parts;
  }

  void generate(Component component, Generator generator, GeneratorContext context) {
    INDArray latent = Nd4j.create(context.dataType(), BATCH, context.latentSize());
    INDArray condition = zeros(context.condition(), context.dataType());
    RandomKey key = context.key().split("rehearsal");
    long[] shape =
        parts.use(
            Kind.GENERATOR,
            component,
            () -> {
              try (Pass pass = generator.generate(latent, condition, Mode.INFER, key)) {
                return pass.output().shape();
              }
            });
    check(Kind.GENERATOR, component, shape, context.output().batch(BATCH));
  }

  void judge(Component component, Discriminator discriminator, DiscriminatorContext context) {
    INDArray samples = Nd4j.create(context.dataType(), context.input().batch(BATCH));
    INDArray condition = zeros(context.condition(), context.dataType());
    RandomKey key = context.key().split("rehearsal");
    long[] shape =
        parts.use(
            Kind.DISCRIMINATOR,
            component,
            () -> {
              try (Pass pass = discriminator.judge(samples, condition, Mode.INFER, key)) {
                return pass.output().shape();
              }
            });
    check(Kind.DISCRIMINATOR, component, shape, BATCH, 1);
  }

  private void check(Kind kind, Component component, long[] shape, long... expected) {
    if (!Arrays.equals(shape, expected)) {
      throw parts.fault(
          kind,
          component,
          "returned an array %s where %s was due"
              .formatted(Arrays.toString(shape), Arrays.toString(expected)));
    }
  }

  private static @Nullable INDArray zeros(@Nullable SampleShape shape, DataType dataType) {
    return shape == null ? null : Nd4j.create(dataType, shape.batch(BATCH));
  }
}
