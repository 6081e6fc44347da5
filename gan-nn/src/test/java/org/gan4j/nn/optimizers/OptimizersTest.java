package org.gan4j.nn.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.gan4j.nn.optimizers.AdamConfiguration.Beta2Increase.Curve;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OptimizersTest {
  private static final double RATE = 0.01;
  private static final double[] GRADIENTS = {0.5, -1.5, 0.25, 2, 0.125};

  /** The papers' update rules for one number, written out anew: x changes by minus the result. */
  private interface Reference {
    double update(double gradient, int step);
  }

  private record Case(OptimizerProvider<?> provider, Optimizer optimizer, Reference reference) {}

  private static <C extends Record> Arguments argument(
      OptimizerProvider<C> provider, C configuration, Reference reference) {
    return argumentSet(
        provider.type(),
        new Case(
            provider,
            provider.create(configuration, OptimizerContext.of(1, DataType.DOUBLE)),
            reference));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        argument(new SgdProvider(), sgd(0, false), (g, t) -> RATE * g),
        argument(new SgdProvider(), sgd(0.9, false), momentum(false)),
        argument(new SgdProvider(), sgd(0.9, true), momentum(true)),
        argument(
            new AdamProvider(), new AdamConfiguration(RATE, 0.5, 0.9, 1e-8, null, null), adam()),
        argument(
            new AdamProvider(),
            increasing(new AdamConfiguration.Beta2Increase(0.99, 4, Curve.COSINE)),
            adamWithIncreasingBeta2()),
        argument(
            new AdaMaxProvider(),
            new AdaMaxConfiguration(RATE, 0.5, 0.9, 1e-8, null, null),
            adaMax()),
        argument(
            new AmsGradProvider(),
            new AmsGradConfiguration(RATE, 0.5, 0.9, 1e-8, null, null),
            amsGrad()),
        argument(
            new NadamProvider(), new NadamConfiguration(RATE, 0.5, 0.9, 1e-8, null, null), nadam()),
        argument(
            new AdaBeliefProvider(),
            new AdaBeliefConfiguration(RATE, 0.5, 0.9, 1e-8, null, null),
            adaBelief()),
        argument(
            new AdaGradProvider(), new AdaGradConfiguration(RATE, 1e-8, null, null), adaGrad()),
        argument(
            new AdaDeltaProvider(),
            new AdaDeltaConfiguration(RATE, 0.9, 1e-6, null, null),
            adaDelta()),
        argument(
            new RmsPropProvider(),
            new RmsPropConfiguration(RATE, 0.9, 1e-8, null, null),
            rmsProp()));
  }

  private static SgdConfiguration sgd(double momentum, boolean nesterov) {
    return new SgdConfiguration(RATE, momentum, null, nesterov, null, null);
  }

  private static Reference momentum(boolean nesterov) {
    double[] velocity = new double[1];
    return (g, t) -> {
      velocity[0] = 0.9 * velocity[0] - RATE * g;
      return nesterov ? -(0.9 * velocity[0] - RATE * g) : -velocity[0];
    };
  }

  private static Reference adam() {
    double[] m = new double[1];
    double[] v = new double[1];
    return (g, t) -> {
      m[0] = 0.5 * m[0] + 0.5 * g;
      v[0] = 0.9 * v[0] + 0.1 * g * g;
      double mHat = m[0] / (1 - Math.pow(0.5, t + 1));
      double vHat = v[0] / (1 - Math.pow(0.9, t + 1));
      return RATE * mHat / (Math.sqrt(vHat) + 1e-8);
    };
  }

  private static AdamConfiguration increasing(AdamConfiguration.Beta2Increase increase) {
    return new AdamConfiguration(RATE, 0.5, 0.6, increase, 1e-8, null, null);
  }

  /** From 0.6 to 0.99 in four steps along a cosine, and a mean whose weights add up to 1. */
  private static Reference adamWithIncreasingBeta2() {
    double[] m = new double[1];
    double[] v = new double[2];
    return (g, t) -> {
      double beta2 = 0.6 + (1 - Math.cos(Math.PI * Math.min(1, t / 4.0))) / 2 * (0.99 - 0.6);
      m[0] = 0.5 * m[0] + 0.5 * g;
      v[0] = beta2 * v[0] + (1 - beta2) * g * g;
      v[1] = beta2 * v[1] + (1 - beta2);
      double mHat = m[0] / (1 - Math.pow(0.5, t + 1));
      return RATE * mHat / (Math.sqrt(v[0] / v[1]) + 1e-8);
    };
  }

  private static Reference adaMax() {
    double[] m = new double[1];
    double[] u = new double[1];
    return (g, t) -> {
      m[0] = 0.5 * m[0] + 0.5 * g;
      u[0] = Math.max(0.9 * u[0], Math.abs(g));
      return RATE / (1 - Math.pow(0.5, t + 1)) * m[0] / u[0];
    };
  }

  private static Reference amsGrad() {
    double[] m = new double[1];
    double[] v = new double[1];
    double[] largest = new double[1];
    return (g, t) -> {
      m[0] = 0.5 * m[0] + 0.5 * g;
      v[0] = 0.9 * v[0] + 0.1 * g * g;
      largest[0] = Math.max(largest[0], v[0]);
      double correction = Math.sqrt(1 - Math.pow(0.9, t + 1)) / (1 - Math.pow(0.5, t + 1));
      return RATE * correction * m[0] / (Math.sqrt(largest[0]) + 1e-8);
    };
  }

  private static Reference nadam() {
    double[] m = new double[1];
    double[] v = new double[1];
    return (g, t) -> {
      m[0] = 0.5 * m[0] + 0.5 * g;
      v[0] = 0.9 * v[0] + 0.1 * g * g;
      double vHat = v[0] / (1 - Math.pow(0.9, t + 1));
      double ahead = 0.5 * m[0] / (1 - Math.pow(0.5, t + 2)) + 0.5 * g / (1 - Math.pow(0.5, t + 1));
      return RATE * ahead / (Math.sqrt(vHat) + 1e-8);
    };
  }

  private static Reference adaBelief() {
    double[] m = new double[1];
    double[] s = new double[1];
    return (g, t) -> {
      m[0] = 0.5 * m[0] + 0.5 * g;
      s[0] = 0.9 * s[0] + 0.1 * (g - m[0]) * (g - m[0]) + 1e-8;
      double mHat = m[0] / (1 - Math.pow(0.5, t + 1));
      double sHat = s[0] / (1 - Math.pow(0.9, t + 1));
      return RATE * mHat / (Math.sqrt(sHat) + 1e-8);
    };
  }

  private static Reference adaGrad() {
    double[] sum = new double[1];
    return (g, t) -> {
      sum[0] += g * g;
      return RATE * g / (Math.sqrt(sum[0]) + 1e-8);
    };
  }

  private static Reference adaDelta() {
    double[] gradients = new double[1];
    double[] updates = new double[1];
    return (g, t) -> {
      gradients[0] = 0.9 * gradients[0] + 0.1 * g * g;
      double update = Math.sqrt(updates[0] + 1e-6) / Math.sqrt(gradients[0] + 1e-6) * g;
      updates[0] = 0.9 * updates[0] + 0.1 * update * update;
      return RATE * update;
    };
  }

  private static Reference rmsProp() {
    double[] square = new double[1];
    return (g, t) -> {
      square[0] = 0.9 * square[0] + 0.1 * g * g;
      return RATE * g / (Math.sqrt(square[0]) + 1e-8);
    };
  }

  @ParameterizedTest
  @MethodSource("rules")
  void followsThePapersRule(Case rule) {
    INDArray value = Nd4j.zeros(DataType.DOUBLE, 1);
    double expected = 0;
    for (int step = 0; step < GRADIENTS.length; step++) {
      double gradient = GRADIENTS[step];
      expected -= rule.reference().update(gradient, step);
      rule.optimizer().step(value, Nd4j.createFromArray(gradient), step);
      // Double precision; the places of ε differ between libraries, which shows at 1e-7.
      assertThat(value.getDouble(0)).as("step %d", step).isCloseTo(expected, within(2e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsWhatNeverHadAGradient(Case rule) {
    INDArray value = Nd4j.createFromArray(3.0);
    for (int step = 0; step < 3; step++) {
      rule.optimizer().step(value, Nd4j.createFromArray(0.0), step);
    }
    assertThat(value.getDouble(0)).isEqualTo(3.0);
  }

  static Stream<Arguments> configured() {
    return Stream.of(
        inFloat(new SgdProvider(), sgd(0, false)),
        inFloat(new SgdProvider(), sgd(0.9, true)),
        inFloat(new AdamProvider(), new AdamConfiguration(RATE, 0.5, 0.999, 1e-8, null, null)),
        inFloat(
            new AdamProvider(),
            increasing(new AdamConfiguration.Beta2Increase(0.99, 7, Curve.COSINE))),
        inFloat(new AdaMaxProvider(), new AdaMaxConfiguration(RATE, 0.5, 0.999, 1e-8, null, null)),
        inFloat(
            new AmsGradProvider(), new AmsGradConfiguration(RATE, 0.5, 0.999, 1e-8, null, null)),
        inFloat(new NadamProvider(), new NadamConfiguration(RATE, 0.5, 0.999, 1e-8, null, null)),
        inFloat(
            new AdaBeliefProvider(),
            new AdaBeliefConfiguration(RATE, 0.5, 0.999, 1e-12, null, null)),
        inFloat(new AdaGradProvider(), new AdaGradConfiguration(RATE, 1e-6, null, null)),
        inFloat(new AdaDeltaProvider(), new AdaDeltaConfiguration(1, 0.95, 1e-6, null, null)),
        inFloat(new RmsPropProvider(), new RmsPropConfiguration(RATE, 0.99, 1e-8, null, null)));
  }

  private interface Maker {
    Optimizer make();
  }

  private static <C extends Record> Arguments inFloat(
      OptimizerProvider<C> provider, C configuration) {
    Maker maker = () -> provider.create(configuration, OptimizerContext.of(3000, DataType.FLOAT));
    return argumentSet(provider.type(), maker);
  }

  @ParameterizedTest
  @MethodSource("configured")
  void goesOnExactlyAfterItsStateWasRestored(Maker maker) {
    Optimizer uninterrupted = maker.make();
    INDArray values = gaussian(0);
    for (int step = 0; step < 5; step++) {
      uninterrupted.step(values, gaussian(step + 1), step);
    }
    INDArray savedValues = values.dup();
    Map<String, INDArray> saved = new HashMap<>();
    uninterrupted.state().forEach((name, array) -> saved.put(name, array.dup()));
    for (int step = 5; step < 8; step++) {
      uninterrupted.step(values, gaussian(step + 1), step);
    }

    Optimizer resumed = maker.make();
    assertThat(resumed.state().keySet()).isEqualTo(saved.keySet());
    resumed.state().forEach((name, array) -> array.assign(saved.get(name)));
    for (int step = 5; step < 8; step++) {
      resumed.step(savedValues, gaussian(step + 1), step);
    }
    assertThat(savedValues.toFloatVector()).isEqualTo(values.toFloatVector());
  }

  private static INDArray gaussian(long seed) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', 3000);
    RandomKey.ofSeed(seed).fillGaussian(array, 0, 1);
    return array;
  }

  @Test
  void movesByTheRateInAdamsFirstStep() {
    Optimizer adam =
        new AdamProvider()
            .create(
                new AdamConfiguration(2e-4, 0.5, 0.999, 1e-8, null, null),
                OptimizerContext.of(3, DataType.FLOAT));
    INDArray values = Nd4j.zeros(DataType.FLOAT, 3);
    adam.step(values, Nd4j.createFromArray(3f, -0.5f, 0f), 0);
    // In the first step m̂ = g and v̂ = g²; float32 rounds at 6e-8 of 2e-4.
    assertThat(values.getDouble(0)).isCloseTo(-2e-4, within(1e-10));
    assertThat(values.getDouble(1)).isCloseTo(2e-4, within(1e-10));
    assertThat(values.getDouble(2)).isZero();
  }

  @Test
  void updatesViewsAsItDoesVectors() {
    AdamConfiguration configuration = new AdamConfiguration(RATE, 0.5, 0.999, 1e-8, null, null);
    INDArray plain = gaussian(1);
    INDArray view =
        Nd4j.zeros(DataType.FLOAT, 6000)
            .get(org.nd4j.linalg.indexing.NDArrayIndex.interval(1000, 4000))
            .assign(plain);
    Optimizer one =
        new AdamProvider().create(configuration, OptimizerContext.of(3000, DataType.FLOAT));
    Optimizer other =
        new AdamProvider().create(configuration, OptimizerContext.of(3000, DataType.FLOAT));
    one.step(plain, gaussian(2), 0);
    other.step(view, gaussian(2), 0);
    assertThat(view.toFloatVector()).isEqualTo(plain.toFloatVector());
  }

  @Test
  void clipsByTheNormOfTheWholeGradient() {
    INDArray values = step(new Clipping.ByNorm(1), null, 0, 3, 4);
    assertThat(values.getDouble(0)).isCloseTo(-0.6, within(1e-6));
    assertThat(values.getDouble(1)).isCloseTo(-0.8, within(1e-6));
    assertThat(step(new Clipping.ByNorm(10), null, 0, 3, 4).getDouble(0)).isEqualTo(-3);
  }

  @Test
  void clipsEachNumber() {
    INDArray values = step(new Clipping.ByValue(0.5), null, 0, 3, -0.25f);
    assertThat(values.getDouble(0)).isEqualTo(-0.5);
    assertThat(values.getDouble(1)).isEqualTo(0.25);
  }

  @Test
  void decaysTheRate() {
    LearningRateDecay halving = new LearningRateDecay.Staircase(1, 0.5);
    assertThat(step(null, halving, 3, 8, 0).getDouble(0)).isEqualTo(-1);
  }

  /** One step of gradient descent with rate 1 from zero. */
  private static INDArray step(
      @Nullable Clipping clipping,
      @Nullable LearningRateDecay decay,
      long step,
      float... gradient) {
    INDArray values = Nd4j.zeros(DataType.FLOAT, gradient.length);
    new SgdProvider()
        .create(
            new SgdConfiguration(1, 0, null, false, decay, clipping),
            OptimizerContext.of(gradient.length, DataType.FLOAT))
        .step(values, Nd4j.createFromArray(gradient), step);
    return values;
  }

  @Test
  void raisesTheMomentum() {
    SgdConfiguration configuration =
        new SgdConfiguration(
            0.1, 0.5, new SgdConfiguration.MomentumIncrease(0.7, 100), false, null, null);
    assertThat(configuration.momentum(0)).isEqualTo(0.5);
    assertThat(configuration.momentum(50)).isCloseTo(0.6, within(1e-12));
    assertThat(configuration.momentum(100)).isEqualTo(0.7);
    assertThat(configuration.momentum(1_000_000)).isEqualTo(0.7);
  }

  @Test
  void increasesBeta2AlongTheCurve() {
    AdamConfiguration.Beta2Increase cosine =
        new AdamConfiguration.Beta2Increase(0.99, 300, Curve.COSINE);
    assertThat(cosine.at(0.9, 0)).isEqualTo(0.9);
    // A third of the way along the axis is a quarter of the way up: cos 60° = ½.
    assertThat(cosine.at(0.9, 100)).isCloseTo(0.9 + 0.09 / 4, within(1e-15));
    assertThat(cosine.at(0.9, 150)).isCloseTo(0.945, within(1e-15));
    assertThat(cosine.at(0.9, 300)).isCloseTo(0.99, within(1e-15));
    assertThat(cosine.at(0.9, 1_000_000)).isEqualTo(cosine.at(0.9, 300));
    assertThat(new AdamConfiguration.Beta2Increase(0.99, 300, Curve.LINEAR).at(0.9, 100))
        .isCloseTo(0.93, within(1e-15));
  }

  /** Whatever the steps in between: a resumed optimizer asks for a late step at once. */
  @Test
  void weighsTheInitialZeroByTheProductOfTheDecays() {
    AdamConfiguration.Beta2Increase increase =
        new AdamConfiguration.Beta2Increase(0.99, 50, Curve.LINEAR);
    SecondMoment stepByStep = new SecondMoment(0.9, increase);
    double product = 1;
    for (int step = 0; step < 100; step++) {
      product *= increase.at(0.9, step);
      assertThat(stepByStep.weightOfZero(step)).isEqualTo(product);
      assertThat(new SecondMoment(0.9, increase).weightOfZero(step)).isEqualTo(product);
    }
    assertThat(stepByStep.weightOfZero(3))
        .isEqualTo(new SecondMoment(0.9, increase).weightOfZero(3));
    // Nothing is left of it, and the time to find out does not grow with the step.
    assertThat(1 - stepByStep.weightOfZero(Integer.MAX_VALUE)).isEqualTo(1);
  }

  @Test
  void areFoundByTheirNames() {
    List<String> types = new ArrayList<>();
    for (OptimizerProvider<?> provider : ServiceLoader.load(OptimizerProvider.class)) {
      types.add(provider.type());
    }
    assertThat(types)
        .containsExactlyInAnyOrder(
            "sgd",
            "adam",
            "adamax",
            "nadam",
            "amsgrad",
            "adagrad",
            "adadelta",
            "rmsprop",
            "adabelief");
  }

  @Test
  void refuseImpossibleSettings() {
    assertThatThrownBy(
            () -> Require.withinBounds(new AdamConfiguration(0, 0.5, 0.999, 1e-8, null, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learningRate must be above 0, not 0");
    assertThatThrownBy(
            () -> Require.withinBounds(new AdamConfiguration(1, 1, 0.999, 1e-8, null, null)))
        .hasMessage("beta1 must be below 1, not 1");
    assertThatThrownBy(() -> sgd(0, true)).hasMessage("nesterov needs a momentum");
  }
}
