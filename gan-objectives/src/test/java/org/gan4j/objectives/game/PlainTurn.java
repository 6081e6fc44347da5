package org.gan4j.objectives.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer.ComparedLogits;
import org.gan4j.api.objective.Regularizer.ComparedSamples;
import org.gan4j.api.objective.Regularizer.FeatureTerm;
import org.gan4j.api.objective.Regularizer.Participant;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step that keeps what the game tells it. */
final class PlainTurn implements Turn {
  /** Augmentation in all these tests: real samples grow, and generated ones shrink. */
  static final double REAL_SCALE = 1.3;

  /** See {@link #REAL_SCALE}. */
  static final double FAKE_SCALE = 0.8;

  private final Trial trial;
  private final PlainTape tape;

  /** What was reported. */
  final Map<String, Double> reports = new LinkedHashMap<>();

  /** What was told apart. */
  final List<ComparedSamples> discriminatorSamples = new ArrayList<>();

  /** The logits that regularizers may compare. */
  final List<ComparedLogits> discriminatorLogits = new ArrayList<>();

  PlainTurn(Trial trial, PlainTape tape) {
    this.trial = trial;
    this.tape = tape;
  }

  @Override
  public PlainTape tape() {
    return tape;
  }

  @Override
  public Network network(String name) {
    return trial.network(name);
  }

  @Override
  public Round round() {
    return trial.round;
  }

  @Override
  public Value latent() {
    return tape.constant(trial.z);
  }

  @Override
  public LossStrategy loss() {
    return trial.loss;
  }

  @Override
  public Value augment(Value samples, boolean real) {
    double scale = real ? REAL_SCALE : FAKE_SCALE;
    return tape.apply(Differentiable.of(x -> x.mul(scale), g -> g.mul(scale)), samples);
  }

  @Override
  public boolean comparesFeatures() {
    return trial.featureWeight > 0;
  }

  /** Of the mean product of features, which is linear in those of generated samples. */
  @Override
  public void compareFeatures(Value real, Value fake) {
    INDArray ofReal = tape.features(real).array();
    Value ofFake = tape.features(fake);
    double weight = trial.featureWeight / ofReal.size(0);
    FeatureTerm term =
        new FeatureTerm(
            ofReal.mul(ofFake.array()).sumNumber().doubleValue() * weight, ofReal.mul(weight));
    tape.add(Term.of("features", term.value(), ofFake, term.fakeGradient()));
  }

  @Override
  public void compareLogits(Network discriminator, Value real, Value fake) {
    discriminatorLogits.add(
        new ComparedLogits(
            new Participant("discriminator", NetworkRole.DISCRIMINATOR, discriminator),
            step(),
            real.array().dup(),
            fake.array().dup()));
  }

  @Override
  public void regularize(
      Network discriminator, Value real, Value fake, @Nullable INDArray condition) {
    discriminatorSamples.add(
        new ComparedSamples(real.array().dup(), fake.array().dup(), condition));
  }

  @Override
  public void report(String name, double value) {
    reports.put(name, value);
  }

  @Override
  public void reportAccuracy(double share) {
    reports.put("accuracy", share);
  }

  /** In the order of the calls, as real or not. */
  @Override
  public Progress progress() {
    return new Progress(1, trial.earlier, Map.of(), 0.5);
  }

  @Override
  public long step() {
    return trial.step;
  }

  @Override
  public RandomKey key() {
    return Trial.KEY;
  }

  /** The value of a term. */
  double value(String term) {
    return tape.terms.stream()
        .filter(one -> one.name().equals(term))
        .mapToDouble(Term::value)
        .sum();
  }

  /** What was reported under a name. */
  double reported(String name) {
    return Objects.requireNonNull(reports.get(name), name);
  }
}
