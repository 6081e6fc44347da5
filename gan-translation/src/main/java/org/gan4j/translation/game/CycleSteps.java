package org.gan4j.translation.game;

import org.gan4j.api.game.Term;
import org.gan4j.api.game.Term.Seed;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The steps of Zhu et al. 2017, section 3.
 *
 * @param turn the step in progress
 */
record CycleSteps(CycleConfiguration configuration, Turn turn) {

  /**
   * Equation 1 for the discriminator of a direction's target domain. It sees this translation, or
   * an earlier one.
   */
  void discriminatorStep(CycleDirection direction, ImagePool pool) {
    Value made = translate(direction.generator(), constant(direction.source()), direction.name());
    INDArray shown = pool.exchange(made.array(), turn.key().split("pool"));
    Value real = turn.augment(constant(direction.target()), /* real= */ true);
    Value fake = turn.augment(constant(shown), /* real= */ false);
    Value realLogits = logits(direction, real, "real");
    Value fakeLogits = logits(direction, fake, "fake");
    DiscriminatorLoss loss =
        turn.loss().discriminator(realLogits.array(), fakeLogits.array(), turn.key().split("loss"));
    turn.tape()
        .add(
            Term.loss(
                loss.value(),
                new Seed(realLogits, loss.realGradient()),
                new Seed(fakeLogits, loss.fakeGradient())));
    turn.compareLogits(direction.discriminator(), realLogits, fakeLogits);
    turn.regularize(direction.discriminator(), real, fake, null);
    LogitShares shares = new LogitShares(realLogits.array(), fakeLogits.array());
    turn.report("realScore", shares.realScore());
    turn.report("fakeScore", shares.fakeScore());
    turn.reportAccuracy(shares.accuracy());
  }

  /**
   * The parts of equation 3, and the identity term of section 5.2, that depend on the generator of
   * a direction.
   *
   * @param back the other direction
   */
  void generatorStep(CycleDirection direction, CycleDirection back) {
    Value source = constant(direction.source());
    Value target = constant(direction.target());
    Value made = translate(direction.generator(), source, direction.name());
    adversarial(direction, made);

    double weight = configuration.cycleWeight();
    if (weight > 0) {
      Value returned = translate(back.generator(), made, back.name() + " cycle");
      distance("cycle", returned, direction.source(), weight);
      Value other = translate(back.generator(), target, back.name());
      Value restored = translate(direction.generator(), other, direction.name() + " cycle");
      distance("cycleOfTarget", restored, direction.target(), weight);
    }
    double identity = weight * configuration.identityWeight();
    if (identity > 0) {
      Value same = translate(direction.generator(), target, direction.name() + " identity");
      distance("identity", same, direction.target(), identity);
    }
  }

  private void adversarial(CycleDirection direction, Value made) {
    Value fake = turn.augment(made, /* real= */ false);
    boolean comparesLogits = turn.loss().generatorNeedsRealLogits();
    Value realLogits =
        comparesLogits || turn.comparesFeatures()
            ? logits(
                direction, turn.augment(constant(direction.target()), /* real= */ true), "real")
            : null;
    Value fakeLogits = logits(direction, fake, "fake");
    GeneratorLoss loss =
        turn.loss()
            .generator(
                fakeLogits.array(),
                comparesLogits && realLogits != null ? realLogits.array() : null);
    double weight = turn.round().adversarialWeight();
    turn.tape().add(Term.loss(loss.value(), new Seed(fakeLogits, loss.fakeGradient().mul(weight))));
    if (realLogits != null && turn.comparesFeatures()) {
      turn.compareFeatures(realLogits, fakeLogits);
    }
    turn.reportAccuracy(new LogitShares(null, fakeLogits.array()).accuracy());
  }

  private Value constant(INDArray array) {
    return turn.tape().constant(array);
  }

  /** The pictures are the input, so that a gradient reaches them. */
  private Value translate(Network generator, Value pictures, String pass) {
    return turn.tape().apply(generator, pictures, null, turn.key().split(pass));
  }

  private Value logits(CycleDirection direction, Value samples, String kind) {
    return turn.tape()
        .apply(
            direction.discriminator(),
            samples,
            null,
            turn.key().split(kind).split("discriminator"));
  }

  /** Adds weight × mean |x − y|: equation 2. */
  private void distance(String name, Value x, INDArray y, double weight) {
    INDArray difference = x.array().sub(y);
    double scale = weight / difference.length();
    double sum = difference.norm1Number().doubleValue();
    turn.tape().add(Term.of(name, scale * sum, x, Transforms.sign(difference, false).muli(scale)));
  }
}
