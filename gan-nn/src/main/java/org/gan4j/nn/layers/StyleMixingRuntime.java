package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link StyleMixing}. A pass that mixes maps a batch of twice the size: each latent under
 * its own condition, and then the next sample's latent under the same.
 */
final class StyleMixingRuntime extends BlockRuntime<StyleMixing> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray latents = reusable();
  private final transient ReusableArray conditions = reusable();
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray mappedGradient = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private transient @Nullable INDArray condition;
  private transient int[] crossovers = {};
  private transient boolean mixes;

  StyleMixingRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  private FastRuntime<?> mapping() {
    return children().get(0);
  }

  @Override
  public void condition(INDArray condition) {
    this.condition = condition;
  }

  @Override
  public boolean isPiecewiseLinear() {
    return false;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    throw new UnsupportedOperationException("the styles are not linear in the latent");
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    int batch = Math.toIntExact(activations.size(0));
    crossovers = crossovers(batch, mode, key.split("crossover"));
    mixes = Arrays.stream(crossovers).anyMatch(place -> place < layerConf().places());
    INDArray given = condition;
    if (given != null) {
      super.condition(mixes ? twice(given, 0, conditions) : given);
    }
    INDArray z = mixes ? twice(activations, 1, latents) : activations;
    double[] w = NativeNumbers.read(mapping().forward(z, mode, key.split("mapping")));
    int size = w.length / Math.toIntExact(z.size(0));
    int places = layerConf().places();
    double[] styles = new double[batch * places * size];
    for (int to = 0; to < batch * places; to++) {
      System.arraycopy(w, source(to / places, to % places) * size, styles, to * size, size);
    }
    INDArray result = output.shaped(batch, (long) places * size);
    NativeNumbers.write(styles, result);
    return result;
  }

  /** The first place of each sample that has the other style; the number of places if none has. */
  private int[] crossovers(int batch, Mode mode, RandomKey key) {
    int places = layerConf().places();
    int[] all = new int[batch];
    Arrays.fill(all, places);
    if (mode == Mode.TRAIN && layerConf().probability() > 0 && places > 1) {
      RandomGenerator random = key.generator();
      for (int i = 0; i < batch; i++) {
        int place = 1 + random.nextInt(places - 1);
        all[i] = random.nextDouble() < layerConf().probability() ? place : places;
      }
    }
    return all;
  }

  /** The row of the mapped batch that a place of a sample has its style from. */
  private int source(int sample, int place) {
    return place < crossovers[sample] ? sample : crossovers.length + sample;
  }

  /** The rows, and then the rows again, moved up by so many in a circle. */
  private static INDArray twice(INDArray rows, int shift, ReusableArray memory) {
    double[] numbers = NativeNumbers.read(rows);
    int batch = Math.toIntExact(rows.size(0));
    int length = numbers.length / batch;
    double[] both = Arrays.copyOf(numbers, 2 * numbers.length);
    for (int i = 0; i < batch; i++) {
      int from = (i + shift) % batch * length;
      System.arraycopy(numbers, from, both, (batch + i) * length, length);
    }
    INDArray result = memory.shaped(2L * batch, length);
    NativeNumbers.write(both, result);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    int batch = crossovers.length;
    int places = layerConf().places();
    double[] dy = NativeNumbers.read(outputGradient);
    int size = dy.length / (batch * places);
    int rows = mixes ? 2 * batch : batch;
    double[] dw = new double[rows * size];
    for (int from = 0; from < batch * places; from++) {
      int to = source(from / places, from % places) * size;
      for (int i = 0; i < size; i++) {
        dw[to + i] += dy[from * size + i];
      }
    }
    INDArray mapped = mappedGradient.shaped(rows, size);
    NativeNumbers.write(dw, mapped);
    INDArray dz = mapping().backward(mapped, wrt);
    return dz == null || !mixes ? dz : sum(dz, batch);
  }

  private INDArray sum(INDArray gradient, int batch) {
    double[] both = NativeNumbers.read(gradient);
    int length = both.length / (2 * batch);
    double[] sum = Arrays.copyOf(both, batch * length);
    for (int i = 0; i < batch; i++) {
      int to = (i + 1) % batch * length;
      for (int j = 0; j < length; j++) {
        sum[to + j] += both[(batch + i) * length + j];
      }
    }
    INDArray result = inputGradient.shaped(batch, length);
    NativeNumbers.write(sum, result);
    return result;
  }
}
