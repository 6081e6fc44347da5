package org.gan4j.nn.optimizers;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adam, Kingma and Ba 2015, algorithm 1: x ← x - rate · m̂ / (√v̂ + ε), with bias-corrected m̂ and
 * v̂.
 *
 * <p>A single loop over the vectors does all of it, in pieces that fit the processor's first-level
 * cache. That is two to three times as fast as ND4J's operation, which also adds ε before the bias
 * correction.
 */
final class AdamOptimizer implements Optimizer {
  private static final int PIECE = 1024;

  private final StepSize stepSize;
  private final double beta1;
  private final SecondMoment secondMoment;
  private final double epsilon;
  private final boolean looksAhead;
  private final INDArray mean;
  private final INDArray square;
  private final float[] x = new float[PIECE];
  private final float[] g = new float[PIECE];
  private final float[] m = new float[PIECE];
  private final float[] v = new float[PIECE];

  private AdamOptimizer(
      StepSize stepSize,
      double beta1,
      SecondMoment secondMoment,
      double epsilon,
      boolean looksAhead,
      OptimizerContext context) {
    this.stepSize = stepSize;
    this.beta1 = beta1;
    this.secondMoment = secondMoment;
    this.epsilon = epsilon;
    this.looksAhead = looksAhead;
    OptimizerState.reserve(2, context);
    mean = OptimizerState.filled(0, context);
    square = OptimizerState.filled(0, context);
  }

  static AdamOptimizer adam(AdamConfiguration of, OptimizerContext context) {
    return new AdamOptimizer(
        of,
        of.beta1(),
        new SecondMoment(of.beta2(), of.beta2Increase()),
        of.epsilon(),
        false,
        context);
  }

  static AdamOptimizer nadam(NadamConfiguration of, OptimizerContext context) {
    return new AdamOptimizer(
        of, of.beta1(), new SecondMoment(of.beta2(), null), of.epsilon(), true, context);
  }

  @Override
  public void step(INDArray values, INDArray gradient, long step) {
    stepSize.clip(gradient);
    Factors factors = factors(step);
    if (isPlain(values) && isPlain(gradient)) {
      update(values, gradient, factors);
    } else {
      INDArray copy = values.dup('c');
      INDArray gradientCopy = gradient.dup('c');
      update(copy, gradientCopy, factors);
      values.assign(copy);
      copy.close();
      gradientCopy.close();
    }
  }

  /**
   * A step of v ← β₂ · v + (1 - β₂) · g² and x ← x - (ofMean · m + ofGradient · g) / (correction ·
   * √v + ε).
   */
  private record Factors(double beta2, double ofMean, double ofGradient, double correction) {}

  private Factors factors(long step) {
    double rate = stepSize.rate(step);
    double beta2 = secondMoment.decay(step);
    double correction = 1 / Math.sqrt(1 - secondMoment.weightOfZero(step));
    double bias = 1 - StrictMath.pow(beta1, step + 1.0);
    if (!looksAhead) {
      return new Factors(beta2, rate / bias, 0, correction);
    }
    double nextBias = 1 - StrictMath.pow(beta1, step + 2.0);
    return new Factors(beta2, rate * beta1 / nextBias, rate * (1 - beta1) / bias, correction);
  }

  private static boolean isPlain(INDArray vector) {
    return vector.ordering() == 'c' && !vector.isView();
  }

  private void update(INDArray values, INDArray gradient, Factors factors) {
    if (mean.dataType() == DataType.FLOAT) {
      updateFloats(values, gradient, factors);
    } else {
      updateDoubles(values, gradient, factors);
    }
  }

  private void updateFloats(INDArray values, INDArray gradient, Factors factors) {
    FloatBuffer allX = values.data().asNioFloat();
    FloatBuffer allG = gradient.data().asNioFloat();
    FloatBuffer allM = mean.data().asNioFloat();
    FloatBuffer allV = square.data().asNioFloat();
    int length = Math.toIntExact(mean.length());
    for (int start = 0; start < length; start += PIECE) {
      int count = Math.min(PIECE, length - start);
      allX.get(start, x, 0, count);
      allG.get(start, g, 0, count);
      allM.get(start, m, 0, count);
      allV.get(start, v, 0, count);
      updatePiece(count, factors);
      allX.put(start, x, 0, count);
      allM.put(start, m, 0, count);
      allV.put(start, v, 0, count);
    }
  }

  /** Two loops, each of which the compiler turns into vector instructions. */
  private void updatePiece(int count, Factors factors) {
    float decay1 = (float) beta1;
    float decay2 = (float) factors.beta2();
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - factors.beta2());
    for (int i = 0; i < count; i++) {
      float gradient = g[i];
      m[i] = decay1 * m[i] + rest1 * gradient;
      v[i] = decay2 * v[i] + rest2 * gradient * gradient;
    }
    float ofMean = (float) factors.ofMean();
    float ofGradient = (float) factors.ofGradient();
    float correction = (float) factors.correction();
    float added = (float) epsilon;
    for (int i = 0; i < count; i++) {
      x[i] -= (ofMean * m[i] + ofGradient * g[i]) / ((float) Math.sqrt(v[i]) * correction + added);
    }
  }

  private void updateDoubles(INDArray values, INDArray gradient, Factors factors) {
    DoubleBuffer allX = values.data().asNioDouble();
    DoubleBuffer allG = gradient.data().asNioDouble();
    DoubleBuffer allM = mean.data().asNioDouble();
    DoubleBuffer allV = square.data().asNioDouble();
    double beta2 = factors.beta2();
    for (int i = 0; i < mean.length(); i++) {
      double slope = allG.get(i);
      double newMean = beta1 * allM.get(i) + (1 - beta1) * slope;
      double newSquare = beta2 * allV.get(i) + (1 - beta2) * slope * slope;
      allM.put(i, newMean);
      allV.put(i, newSquare);
      double change = factors.ofMean() * newMean + factors.ofGradient() * slope;
      double scale = Math.sqrt(newSquare) * factors.correction() + epsilon;
      allX.put(i, allX.get(i) - change / scale);
    }
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.of("mean", mean, "square", square);
  }
}
