package org.gan4j.latent;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small generators with latents and conditions. */
public final class TestSpaces {
  public static final SampleShape IMAGE = SampleShape.image(1, 4, 4);
  public static final RandomKey KEY = RandomKey.ofSeed(21);

  private TestSpaces() {}

  /** z of independent numbers with a standard deviation, without bounds. */
  public record Gaussian(int size, double deviation) implements Latent {
    @Override
    public void sample(RandomKey key, INDArray destination) {
      key.fillGaussian(destination, 0, deviation);
    }

    @Override
    public INDArray interpolate(INDArray from, INDArray to, double fraction) {
      return from.mul(1 - fraction).addi(to.mul(fraction));
    }
  }

  /** z in [-1, 1), whose confinement draws again. */
  public record Uniform(int size) implements Latent {
    @Override
    public void sample(RandomKey key, INDArray destination) {
      key.fillUniform(destination, -1, 1);
    }

    @Override
    public void confine(INDArray latents, RandomKey key) {
      INDArray again = latents.dup();
      sample(key, again);
      for (long i = 0; i < latents.length(); i++) {
        if (Math.abs(latents.getDouble(i)) > 1) {
          latents.putScalar(i, again.getDouble(i));
        }
      }
    }

    @Override
    public INDArray interpolate(INDArray from, INDArray to, double fraction) {
      return from.mul(1 - fraction).addi(to.mul(fraction));
    }
  }

  /** Without conditions. */
  public record Plain() implements Task {
    @Override
    public SampleShape generated() {
      return IMAGE;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      throw new UnsupportedOperationException();
    }
  }

  /** One-hot conditions of the classes a, b and c. */
  public record Classes() implements Task, ClassConditions {
    @Override
    public SampleShape generated() {
      return IMAGE;
    }

    @Override
    public SampleShape generatorCondition() {
      return SampleShape.vector(3);
    }

    @Override
    public Optional<ClassConditions> classConditions() {
      return Optional.of(this);
    }

    @Override
    public List<String> names() {
      return List.of("a", "b", "c");
    }

    @Override
    public INDArray of(RandomKey key, int... labels) {
      INDArray rows = Nd4j.zeros(DataType.FLOAT, labels.length, 3);
      for (int row = 0; row < labels.length; row++) {
        rows.putScalar(row, labels[row], 1);
      }
      return rows;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      throw new UnsupportedOperationException();
    }
  }

  /**
   * Conditions of an indicator that is always 1, and two numbers: the first of standard deviation
   * 3, the second of 0.5.
   */
  public record Coordinates() implements Task {
    @Override
    public SampleShape generated() {
      return IMAGE;
    }

    @Override
    public SampleShape generatorCondition() {
      return SampleShape.vector(3);
    }

    @Override
    public Optional<INDArray> drawConditions(int count, RandomKey key) {
      INDArray rows = Nd4j.create(DataType.FLOAT, count, 3);
      key.fillGaussian(rows, 0, 1);
      for (int row = 0; row < count; row++) {
        rows.putScalar(row, 0, 1);
        rows.putScalar(row, 1, 3 * rows.getDouble(row, 1));
        rows.putScalar(row, 2, 0.5 * rows.getDouble(row, 2));
      }
      return Optional.of(rows);
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      throw new UnsupportedOperationException();
    }
  }

  /** A generator of a linear first layer and smooth further ones, with weights of order 1. */
  public static LayeredGenerator generator(Task task, int latent) {
    return generator(
        task,
        latent,
        NetworkDefinition.of(
            new Dense(12),
            new BatchNorm(),
            Elementwise.tanh(),
            new Dense(IMAGE.length()),
            Elementwise.tanh(),
            new Reshape(IMAGE)));
  }

  /** A generator of these layers. */
  public static LayeredGenerator generator(Task task, int latent, NetworkDefinition layers) {
    return LayeredGenerator.of(
        GeneratorContext.of(
            latent, task.generatorCondition(), IMAGE, DataType.FLOAT, KEY.split("network")),
        layers.withInitialization(new Initialization.Normal(0.4)));
  }

  /** A generator of layers that are no part of gan-nn, and so not differentiable in inference. */
  public static Generator opaque(Generator generator) {
    return new Opaque(generator);
  }

  private record Opaque(Generator generator) implements Generator {
    @Override
    public Parameters parameters() {
      return generator.parameters();
    }

    @Override
    public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      Pass pass = generator.forward(input, condition, mode, key);
      return new Pass() {
        @Override
        public INDArray output() {
          return pass.output();
        }

        @Override
        public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
          throw new IllegalStateException("there is no way back");
        }

        @Override
        public void close() {
          pass.close();
        }
      };
    }

    @Override
    public void update(Optimizer optimizer, long step) {
      generator.update(optimizer, step);
    }

    @Override
    public void close() {
      generator.close();
    }
  }
}
