package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.Optional;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Term.Seed;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two steps of Goodfellow et al., "Generative Adversarial Networks", 2014, Algorithm 1, and
 * their parts, for games that vary or extend it.
 */
final class AdversarialSteps {
  private final View view;
  private final @Nullable TopK topK;

  /** The discriminator receives single samples, and the task's condition. */
  AdversarialSteps() {
    this((TopK) null);
  }

  /**
   * The same.
   *
   * @param topK the generated samples that the generator learns from; null for all
   */
  AdversarialSteps(@Nullable TopK topK) {
    this(new View() {}, topK);
  }

  /** The generator learns from all samples. */
  AdversarialSteps(View view) {
    this(view, null);
  }

  AdversarialSteps(View view, @Nullable TopK topK) {
    this.view = view;
    this.topK = topK;
  }

  /** The view of a batch that the discriminator receives. */
  interface View {

    /** The discriminator's input for samples, [batch, …]. */
    default Value samples(Turn turn, Value samples) {
      return samples;
    }

    /** Its condition; null if it has none. */
    default @Nullable INDArray condition(Round round) {
      return round.discriminatorCondition();
    }
  }

  /**
   * The values of a discriminator's step.
   *
   * @param real D(x|c), logits
   * @param fake D(G(z|c)|c), logits
   */
  record LogitPair(Value real, Value fake) {}

  /** Ascends log D(x|c) + log(1 − D(G(z|c)|c)), or whatever the experiment's loss has for it. */
  LogitPair discriminatorStep(Turn turn) {
    Value made = generate(turn);
    Value real = view.samples(turn, real(turn));
    Value realLogits = logits(turn, real, "real");
    Value fake = view.samples(turn, fake(turn, made));
    Value fakeLogits = logits(turn, fake, "fake");
    discriminatorLoss(turn, realLogits, fakeLogits);
    turn.regularize(turn.network(DISCRIMINATOR), real, fake, view.condition(turn.round()));
    return new LogitPair(realLogits, fakeLogits);
  }

  /**
   * Descends the task's own term alone, if it has one and the discriminator has taken no step: what
   * an untrained discriminator says of samples means nothing. Schedules that begin with steps of
   * the generator, as Ledig et al. 2017 do, rely on it.
   *
   * @param made G(z|c)
   * @return whether this was such a step
   */
  boolean reconstructionStep(Turn turn, Value made) {
    if (turn.progress().steps(DISCRIMINATOR) > 0) {
      return false;
    }
    Optional<Reconstruction> term = turn.round().reconstruction(made.array());
    term.ifPresent(alone -> turn.tape().add(reconstruction(alone, made)));
    return term.isPresent();
  }

  /**
   * Descends −log D(G(z|c)|c), or whatever the experiment's loss has for it, plus the terms of the
   * task and of regularizers.
   *
   * @return D(G(z|c)|c), logits
   */
  Value generatorStep(Turn turn) {
    return generatorStep(turn, generate(turn));
  }

  /**
   * The same for samples that were generated already.
   *
   * @param made G(z|c)
   */
  Value generatorStep(Turn turn, Value made) {
    boolean comparesLogits = turn.loss().generatorNeedsRealLogits();
    Value realLogits =
        comparesLogits || turn.comparesFeatures()
            ? logits(turn, view.samples(turn, real(turn)), "real")
            : null;
    Value fakeLogits = logits(turn, view.samples(turn, fake(turn, made)), "fake");
    GeneratorLoss loss =
        generatorLoss(
            turn,
            fakeLogits.array(),
            comparesLogits && realLogits != null ? realLogits.array() : null);
    double weight = turn.round().adversarialWeight();
    INDArray gradient = loss.fakeGradient();
    turn.tape()
        .add(
            Term.loss(
                loss.value(), new Seed(fakeLogits, weight == 1 ? gradient : gradient.mul(weight))));
    if (realLogits != null && turn.comparesFeatures()) {
      turn.compareFeatures(realLogits, fakeLogits);
    }
    reconstruct(turn, made);
    turn.reportAccuracy(Logits.fakeAccuracy(fakeLogits.array()));
    return fakeLogits;
  }

  private GeneratorLoss generatorLoss(
      Turn turn, INDArray fakeLogits, @Nullable INDArray realLogits) {
    return topK == null
        ? turn.loss().generator(fakeLogits, realLogits)
        : topK.generatorLoss(turn.loss(), fakeLogits, realLogits, turn.step());
  }

  /** G(z|c). */
  Value generate(Turn turn) {
    return turn.tape()
        .apply(
            turn.network(GENERATOR),
            turn.latent(),
            turn.round().generatorCondition(),
            turn.key().split("generator"));
  }

  /** x, augmented. */
  Value real(Turn turn) {
    return turn.augment(turn.tape().constant(turn.round().real()), /* real= */ true);
  }

  /** The discriminator's input for G(z|c), composed by the task and augmented. */
  Value fake(Turn turn, Value made) {
    Round round = turn.round();
    Value composed =
        turn.tape().apply(Differentiable.of(round::compose, round::composeBackward), made);
    return turn.augment(composed, /* real= */ false);
  }

  /**
   * Logits.
   *
   * @param samples the discriminator's input
   * @param kind {@code real} or {@code fake}, for the randomness of the pass
   */
  Value logits(Turn turn, Value samples, String kind) {
    return turn.tape()
        .apply(
            turn.network(DISCRIMINATOR),
            samples,
            view.condition(turn.round()),
            turn.key().split(kind).split(DISCRIMINATOR));
  }

  /** The discriminator's loss, and the reported statistics of its logits. */
  void discriminatorLoss(Turn turn, Value realLogits, Value fakeLogits) {
    INDArray real = realLogits.array();
    INDArray fake = fakeLogits.array();
    DiscriminatorLoss loss = turn.loss().discriminator(real, fake, turn.key().split("loss"));
    turn.tape()
        .add(
            Term.loss(
                loss.value(),
                new Seed(realLogits, loss.realGradient()),
                new Seed(fakeLogits, loss.fakeGradient())));
    turn.compareLogits(turn.network(DISCRIMINATOR), realLogits, fakeLogits);
    turn.report("realScore", Logits.meanProbability(real));
    turn.report("fakeScore", Logits.meanProbability(fake));
    turn.reportAccuracy(Logits.accuracy(real, fake));
  }

  /** The task's own term, if it has one. */
  void reconstruct(Turn turn, Value made) {
    turn.round()
        .reconstruction(made.array())
        .ifPresent(term -> turn.tape().add(reconstruction(term, made)));
  }

  private static Term reconstruction(Reconstruction term, Value made) {
    return Term.of("reconstruction", term.value(), made, term.gradient());
  }
}
