package org.gan4j.core.assembly;

import java.util.Arrays;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network on two samples of zeros, so that one which returns arrays of the wrong shape is
 * found before the first step. Changes nothing in it.
 */
final class ShapeCheck {
  private static final int BATCH = 2;

  private final ComponentFactory factory;

  ShapeCheck(ComponentFactory factory) {
    this.factory = factory;
  }

  void generator(Component component, Network generator, GeneratorContext context) {
    INDArray latent = Nd4j.create(context.dataType(), BATCH, context.latentSize());
    INDArray condition = zeros(context.condition(), context.dataType());
    RandomKey key = context.key().split("rehearsal");
    long[] shape =
        factory.use(
            Kind.GENERATOR,
            component,
            () -> {
              try (Pass pass = generator.forward(latent, condition, Mode.INFER, key)) {
                return pass.output().shape();
              }
            });
    long[] expected = context.output().batch(BATCH);
    if (!Arrays.equals(shape, expected)) {
      throw fault(Kind.GENERATOR, component, shape, Arrays.toString(expected));
    }
  }

  /** Returns the length of the features; null if there are none. */
  @Nullable Integer discriminator(
      Component component, Network discriminator, DiscriminatorContext context) {
    INDArray samples = Nd4j.create(context.dataType(), context.input().batch(BATCH));
    INDArray condition = zeros(context.condition(), context.dataType());
    RandomKey key = context.key().split("rehearsal");
    Integer[] features = new Integer[1];
    long[] shape =
        factory.use(
            Kind.DISCRIMINATOR,
            component,
            () -> {
              try (Pass pass = discriminator.forward(samples, condition, Mode.INFER, key)) {
                features[0] = featureLength(pass);
                return pass.output().shape();
              }
            });
    if (shape.length < 2 || shape[0] != BATCH || shape[1] != context.outputs()) {
      throw fault(
          Kind.DISCRIMINATOR,
          component,
          shape,
          String.format(Locale.ROOT, "[%d, %d]", BATCH, context.outputs()));
    }
    return features[0];
  }

  private static @Nullable Integer featureLength(Pass pass) {
    try {
      return Math.toIntExact(pass.features().size(1));
    } catch (UnsupportedOperationException e) {
      return null;
    }
  }

  private static @Nullable INDArray zeros(@Nullable SampleShape shape, DataType dataType) {
    return shape == null ? null : Nd4j.create(dataType, shape.batch(BATCH));
  }

  private GanException fault(Kind kind, Component component, long[] shape, String expected) {
    return factory.fault(
        kind,
        component,
        String.format(
            Locale.ROOT,
            "returned an array %s where %s was due",
            Arrays.toString(shape),
            expected));
  }
}
