package org.gan4j.objectives.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.ComparedSamples;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.optimizers.LearningRateDecay;
import org.gan4j.objectives.loss.Comparison;
import org.gan4j.objectives.loss.HingeConfiguration;
import org.gan4j.objectives.loss.HingeLossProvider;
import org.gan4j.objectives.loss.RelativisticConfiguration;
import org.gan4j.objectives.loss.RelativisticLossProvider;
import org.gan4j.objectives.regularizer.GradientPenaltyConfiguration.Points;
import org.gan4j.objectives.regularizer.GradientPenaltyConfiguration.Sides;
import org.gan4j.testkit.FiniteDifferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InputGradientPenaltiesTest {

  private static Regularizer penalty(Points points, Sides sides, double target, int every) {
    return new GradientPenaltyProvider()
        .create(
            new GradientPenaltyConfiguration(3, points, sides, target, every),
            RegularizerContext.standalone());
  }

  private static Regularizer r1(double weight, int every) {
    return new R1Provider()
        .create(new R1Configuration(weight, every), RegularizerContext.standalone());
  }

  private static Regularizer r1(
      @Nullable LearningRateDecay weightSchedule, R1Configuration.Points points, int every) {
    return new R1Provider()
        .create(
            new R1Configuration(2, weightSchedule, points, every), RegularizerContext.standalone());
  }

  static Stream<Arguments> penalties() {
    return Stream.of(
        argumentSet("WGAN-GP", penalty(Points.BETWEEN, Sides.TWO, 1, 1)),
        argumentSet("above a low target only", penalty(Points.BETWEEN, Sides.ONE, 0.3, 1)),
        argumentSet("DRAGAN", penalty(Points.AROUND_REAL, Sides.TWO, 1, 1)),
        argumentSet("R1", r1(2, 1)),
        argumentSet("R2", r1(null, R1Configuration.Points.FAKE, 1)),
        argumentSet("R1 and R2", r1(null, R1Configuration.Points.BOTH, 1)));
  }

  /** Of the value that the regularizer itself reports, which the tests below check. */
  @ParameterizedTest
  @MethodSource("penalties")
  void addsTheExactGradientOfItsValue(Regularizer regularizer) {
    try (Discriminator discriminator = Critics.convolutional()) {
      regularizer.prepare(Critics.networks(discriminator));
      discriminator.parameters().clearGradient();
      regularizer.penalize(Critics.step(discriminator, 0));
      INDArray gradient = discriminator.parameters().gradient().dup();
      Critics.assertGradient(
          discriminator,
          () -> {
            double value = regularizer.penalize(Critics.step(discriminator, 0));
            discriminator.parameters().clearGradient();
            discriminator.parameters().gradient().assign(gradient);
            return value;
          });
    }
  }

  /** The mean of a function of the norm of ∂D/∂x at the samples, the derivative by differences. */
  private static double mean(
      Discriminator discriminator, INDArray samples, DoubleUnaryOperator function) {
    double sum = 0;
    for (int row = 0; row < samples.size(0); row++) {
      double squares = 0;
      for (int i = 0; i < Critics.IMAGE.length(); i++) {
        int sample = row;
        int index = i;
        double slope =
            FiniteDifferences.derivative(
                shift -> logit(discriminator, samples, sample, index, shift), 1e-5);
        squares += slope * slope;
      }
      sum += function.applyAsDouble(Math.sqrt(squares));
    }
    return sum / samples.size(0);
  }

  private static double logit(
      Discriminator discriminator, INDArray samples, int row, int index, double shift) {
    INDArray changed = samples.dup('c');
    long place = row * (long) Critics.IMAGE.length() + index;
    changed.putScalar(place, changed.getDouble(place) + shift);
    try (Pass pass = discriminator.forward(changed, null, Mode.INFER, Critics.KEY)) {
      return pass.output().getDouble(row);
    }
  }

  @Test
  void r1IsHalfTheSquaredNormAtRealSamples() {
    try (Discriminator discriminator = Critics.convolutional()) {
      double expected = mean(discriminator, Critics.samples("real"), norm -> norm * norm);

      assertThat(r1(2, 1).penalize(Critics.step(discriminator, 0)))
          .isCloseTo(2.0 / 2 * expected, within(1e-6));
    }
  }

  @Test
  void r2IsTheSameAtGeneratedSamplesAndBothAreTheSum() {
    try (Discriminator discriminator = Critics.convolutional()) {
      double real = mean(discriminator, Critics.samples("real"), norm -> norm * norm);
      double fake = mean(discriminator, Critics.samples("fake"), norm -> norm * norm);

      assertThat(penalty(discriminator, r1(null, R1Configuration.Points.FAKE, 1), 0))
          .isCloseTo(2.0 / 2 * fake, within(1e-6));
      assertThat(penalty(discriminator, r1(null, R1Configuration.Points.BOTH, 1), 0))
          .isCloseTo(2.0 / 2 * (real + fake), within(1e-6));
    }
  }

  private static double penalty(Discriminator discriminator, Regularizer regularizer, long step) {
    return regularizer.penalize(Critics.step(discriminator, step));
  }

  @Test
  void r1FollowsTheScheduleOfItsWeight() {
    LearningRateDecay cosine = new LearningRateDecay.Cosine(300, 0.1);
    Regularizer scheduled = r1(cosine, R1Configuration.Points.REAL, 1);
    try (Discriminator discriminator = Critics.convolutional()) {
      double constant = penalty(discriminator, r1(2, 1), 0);

      assertThat(penalty(discriminator, scheduled, 0)).isEqualTo(constant);
      // A third of the way, cos 60° = ½, and three quarters of the way down are left.
      assertThat(penalty(discriminator, scheduled, 100))
          .isCloseTo((0.1 + 0.9 * 0.75) * constant, within(1e-12));
      assertThat(penalty(discriminator, scheduled, 1_000_000))
          .isCloseTo(0.1 * constant, within(1e-12));
    }
  }

  @Test
  void warnsAboutLazyPenaltiesWithARelativisticLoss() {
    LossStrategy relativistic =
        new RelativisticLossProvider()
            .create(new RelativisticConfiguration(Comparison.STANDARD), LossContext.standalone());
    LossStrategy hinge =
        new HingeLossProvider().create(new HingeConfiguration(), LossContext.standalone());

    assertThat(r1(2, 16).warnings(relativistic))
        .singleElement()
        .asString()
        .contains("\"every\": 16", "relativistic", "\"every\": 1");
    assertThat(penalty(Points.BETWEEN, Sides.TWO, 1, 2).warnings(relativistic)).hasSize(1);
    assertThat(r1(2, 1).warnings(relativistic)).isEmpty();
    assertThat(r1(2, 16).warnings(hinge)).isEmpty();
  }

  @Test
  void gradientPenaltyIsTheSquaredDistanceFromItsTarget() {
    // With a critic that is linear everywhere, the points do not matter, and the norm is ‖w‖.
    try (Discriminator discriminator = Critics.of(Reshape.flatten(), new Dense(1))) {
      double norm = discriminator.parameters().named().get(0).value().norm2Number().doubleValue();

      assertThat(value(discriminator, Points.BETWEEN, Sides.TWO, norm + 2))
          .isCloseTo(3 * 4, within(1e-9));
      assertThat(value(discriminator, Points.AROUND_REAL, Sides.TWO, norm - 0.5))
          .isCloseTo(3 * 0.25, within(1e-9));
      assertThat(value(discriminator, Points.BETWEEN, Sides.ONE, norm + 2)).isZero();
      assertThat(value(discriminator, Points.BETWEEN, Sides.ONE, norm - 0.5))
          .isCloseTo(3 * 0.25, within(1e-9));
    }
  }

  private static double value(
      Discriminator discriminator, Points points, Sides sides, double target) {
    return penalty(points, sides, target, 1).penalize(Critics.step(discriminator, 0));
  }

  @Test
  void isAsStrongWhenTakenSeldom() {
    try (Discriminator discriminator = Critics.convolutional()) {
      discriminator.parameters().clearGradient();
      double always = r1(2, 1).penalize(Critics.step(discriminator, 0));
      INDArray gradient = discriminator.parameters().gradient().dup();
      discriminator.parameters().clearGradient();
      double seldom = 0;
      for (int step = 0; step < 32; step++) {
        seldom += r1(2, 16).penalize(Critics.step(discriminator, step)) / 32;
      }

      assertThat(seldom).isCloseTo(always, within(1e-12));
      INDArray mean = discriminator.parameters().gradient().div(32);
      assertThat(mean.sub(gradient).amaxNumber().doubleValue()).isLessThan(1e-12);
    }
  }

  @Test
  void addsUpOverAllThatWasToldApart() {
    ComparedSamples first =
        new ComparedSamples(Critics.samples("real"), Critics.samples("fake"), null);
    ComparedSamples second =
        new ComparedSamples(Critics.samples("other"), Critics.samples("made"), null);
    try (Discriminator discriminator = Critics.convolutional()) {
      discriminator.parameters().clearGradient();
      double one = r1(2, 1).penalize(Critics.step(discriminator, 0, first));
      double other = r1(2, 1).penalize(Critics.step(discriminator, 0, second));
      INDArray gradients = discriminator.parameters().gradient().dup();
      discriminator.parameters().clearGradient();

      assertThat(r1(2, 1).penalize(Critics.step(discriminator, 0, first, second)))
          .isCloseTo(one + other, within(1e-12));
      INDArray sum = discriminator.parameters().gradient();
      assertThat(sum.sub(gradients).amaxNumber().doubleValue()).isLessThan(1e-12);
    }
  }

  @Test
  void leavesTheGeneratorAlone() {
    try (Discriminator discriminator = Critics.convolutional()) {
      discriminator.parameters().clearGradient();

      assertThat(r1(2, 1).penalize(Critics.generatorStep(Critics.generator()))).isZero();
      assertThat(discriminator.parameters().gradient()).isEqualTo(zeros(discriminator));
    }
  }

  private static INDArray zeros(Discriminator discriminator) {
    return Nd4j.zerosLike(discriminator.parameters().values());
  }

  @Test
  void hasNoGradientWhereTheNormIsZero() {
    try (Discriminator discriminator = Critics.of(Reshape.flatten(), new Dense(1))) {
      discriminator.parameters().values().assign(0);
      discriminator.parameters().clearGradient();

      assertThat(value(discriminator, Points.BETWEEN, Sides.TWO, 1)).isEqualTo(3);
      assertThat(discriminator.parameters().gradient()).isEqualTo(zeros(discriminator));
    }
  }

  @Test
  void refusesDiscriminatorsItDoesNotHoldFor() {
    try (Discriminator normalized =
            Critics.of(Reshape.flatten(), new Dense(3), new BatchNorm(), new Dense(1));
        Discriminator smooth =
            Critics.of(Reshape.flatten(), new Dense(3), Elementwise.tanh(), new Dense(1))) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> r1(1, 1).prepare(Critics.networks(normalized)))
          .withMessageContaining("r1 differentiates the discriminator twice")
          .withMessageContaining("its layer 2 (BatchNorm) is not piecewise linear")
          .withMessageContaining("\"normalization\": \"none\"");
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(
              () -> penalty(Points.BETWEEN, Sides.TWO, 1, 1).prepare(Critics.networks(smooth)))
          .withMessageContaining("its layer 2 (tanh) is not piecewise linear");
    }
  }

  @Test
  void refusesSettingsOutsideTheirRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new R1Configuration(0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new R1Configuration(1, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Require.withinBounds(
                    new GradientPenaltyConfiguration(-1, Points.BETWEEN, Sides.TWO, 1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Require.withinBounds(
                    new GradientPenaltyConfiguration(1, Points.BETWEEN, Sides.TWO, -1, 1)));
  }
}
