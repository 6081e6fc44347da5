package org.gan4j.core.sampling;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.gan4j.api.RandomKey;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Latent;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The directions in latent space along which samples change most: the eigenvectors with the largest
 * eigenvalues of the mean of JᵀJ, where J is the generator's Jacobian. It is taken from differences
 * of samples, so that it needs nothing of a generator but its output. Wang and Ponce, "The Geometry
 * of Deep Generative Image Models and its Applications", 2021, section 3.
 *
 * <p>Stateless.
 */
@ThreadSafe
final class LatentDirections {
  /** A longer z needs too many samples. */
  static final int LONGEST_LATENT = 512;

  /** At least as many samples as this are compared, and not many more. */
  private static final int SAMPLES = 1024;

  private static final int MOST_POINTS = 8;

  /** Of the length of z: small beside the distances between samples, large beside rounding. */
  private static final double STEP = 0.05;

  /** Numbers of a sample that are compared; of larger ones, numbers at equal distances. */
  private static final int MOST_NUMBERS = 4096;

  private static final RandomKey KEY = RandomKey.ofSeed(0).split("directions");

  private LatentDirections() {}

  /**
   * Finds directions.
   *
   * @param sampler whose conditions are used, one for each point of departure
   * @param count how many; at most the length of z
   * @return unit vectors [count][latent size], the one of the largest changes first
   * @throws IllegalArgumentException if z has no numbers, or more than 512
   */
  static double[][] of(Sampler sampler, Latent latent, int count) {
    int size = latent.size();
    if (size < 1 || size > LONGEST_LATENT) {
      throw new IllegalArgumentException("there are no directions of " + size + " numbers");
    }
    DMatrixRMaj metric = new DMatrixRMaj(size, size);
    int points = Math.max(1, Math.min(MOST_POINTS, SAMPLES / (size + 1)));
    for (int point = 0; point < points; point++) {
      add(sampler, size, KEY.split(point), metric);
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(size, /* computeVectors= */ true, /* isSymmetric= */ true);
    if (MatrixFeatures_DDRM.hasUncountable(metric) || !eigen.decompose(metric)) {
      throw new IllegalStateException("samples that are NaN or infinite have no directions");
    }
    return largest(eigen, Math.min(count, size));
  }

  /** Adds JᵀJ at a point. */
  private static void add(Sampler sampler, int size, RandomKey key, DMatrixRMaj metric) {
    try (INDArray z = sampler.latents(1, key.split("latent"));
        INDArray around = around(z)) {
      INDArray samples = samples(sampler.with(one(sampler.conditions())), around, key);
      try (samples;
          INDArray changes =
              Broadcasts.subtractRow(
                  samples.get(NDArrayIndex.interval(0, size)).dup('c'), samples.getRow(size));
          INDArray gram = changes.mmul(changes.transpose())) {
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            metric.add(i, j, gram.getDouble(i, j));
          }
        }
      }
    }
  }

  /** A step from z along each axis, and z itself at the end. */
  private static INDArray around(INDArray z) {
    int size = (int) z.size(1);
    double step = STEP * Math.max(z.norm2Number().doubleValue(), 1e-3);
    INDArray around = Nd4j.create(DataType.FLOAT, size + 1L, size);
    for (int i = 0; i <= size; i++) {
      around.getRow(i).assign(z.getRow(0));
      if (i < size) {
        around.putScalar(i, i, z.getDouble(0, i) + step);
      }
    }
    return around;
  }

  private static INDArray samples(Sampler sampler, INDArray latents, RandomKey key) {
    int count = (int) latents.size(0);
    long length = sampler.shape().length();
    long distance = (length + MOST_NUMBERS - 1) / MOST_NUMBERS;
    INDArray all = Nd4j.create(DataType.FLOAT, count, (length + distance - 1) / distance);
    for (int start = 0; start < count; start += Sampler.PORTION) {
      int from = start;
      int to = Math.min(count, start + Sampler.PORTION);
      sampler.generate(
          latents.get(NDArrayIndex.interval(from, to)),
          0,
          key,
          made -> {
            INDArray rows = made.reshape('c', to - from, length);
            all.get(NDArrayIndex.interval(from, to))
                .assign(rows.get(NDArrayIndex.all(), NDArrayIndex.interval(0, distance, length)));
          });
    }
    return all;
  }

  /** The first condition of each draw for all samples, so that only z makes a difference. */
  private static Conditions one(Conditions conditions) {
    return (first, count, key) -> {
      Conditions.ConditionBatch drawn = conditions.draw(0, 1, key);
      return drawn == null ? null : new Repeated(drawn, repeated(drawn.condition(), count));
    };
  }

  private static @Nullable INDArray repeated(@Nullable INDArray condition, int count) {
    if (condition == null) {
      return null;
    }
    INDArray row = condition.reshape('c', 1, condition.length());
    long[] shape = condition.shape().clone();
    shape[0] = count;
    INDArray rows = Nd4j.create(DataType.FLOAT, count, condition.length());
    for (int i = 0; i < count; i++) {
      rows.getRow(i).assign(row.getRow(0));
    }
    return rows.reshape('c', shape);
  }

  private record Repeated(Conditions.ConditionBatch drawn, @Nullable INDArray condition)
      implements Conditions.ConditionBatch {
    @Override
    public INDArray picture(INDArray generated) {
      return generated;
    }

    @Override
    public void close() {
      drawn.close();
      if (condition != null) {
        condition.close();
      }
    }
  }

  private static double[][] largest(EigenDecomposition_F64<DMatrixRMaj> eigen, int count) {
    int[] order =
        IntStream.range(0, eigen.getNumberOfEigenvalues())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] directions = new double[count][];
    for (int i = 0; i < count; i++) {
      directions[i] = oriented(eigen.getEigenVector(order[i]).getData().clone());
    }
    return directions;
  }

  /** The sign of an eigenvector is arbitrary: its largest number is positive. */
  private static double[] oriented(double[] vector) {
    double largest = 0;
    for (double number : vector) {
      if (Math.abs(number) > Math.abs(largest)) {
        largest = number;
      }
    }
    if (largest < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
    return vector;
  }
}
