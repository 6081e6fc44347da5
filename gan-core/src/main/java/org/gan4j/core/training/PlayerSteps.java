package org.gan4j.core.training;

import java.util.List;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Round.Reconstruction;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.FeatureTerm;
import org.gan4j.api.objective.Regularizer.Judging;
import org.gan4j.api.objective.Regularizer.Learning;
import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.core.game.Game;
import org.gan4j.core.game.GeneratorAverage;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One parameter update of one player. While one learns, the other is only differentiated with
 * respect to its input, so that neither its parameters nor its running statistics change.
 */
final class PlayerSteps implements AutoCloseable {
  private final Game game;
  private final Rounds rounds;
  private final INDArray latent;
  private final SharedPass shared;

  PlayerSteps(Game game, Rounds rounds) {
    this.game = game;
    this.rounds = rounds;
    this.latent =
        Nd4j.create(DataType.FLOAT, game.experiment().training().batchSize(), game.latent().size());
    this.shared = new SharedPass(game.generator(), game.latent().size());
  }

  StepReport take(Player player, Progress progress) {
    RandomKey key = game.key().split("step").split(progress.steps());
    if (game.latent().size() > 0) {
      game.latent().sample(key.split("latent"), latent);
    }
    return switch (player) {
      case DISCRIMINATOR -> teachDiscriminator(progress, key);
      case GENERATOR -> teachGenerator(progress, key);
    };
  }

  private StepReport teachDiscriminator(Progress progress, RandomKey key) {
    // Every discriminator step draws a batch of its own.
    Round round = rounds.of(progress.discriminatorSteps());
    game.discriminator().parameters().clearGradient();
    INDArray samples = disturb(round.real(), true, Player.DISCRIMINATOR, progress, key);
    Pass made = generate(round, key);
    try (Pass real = judge(samples, round, key.split("real"))) {
      INDArray composed =
          disturb(round.compose(made.output()), false, Player.DISCRIMINATOR, progress, key);
      try (Pass fake = judge(composed, round, key.split("fake"))) {
        DiscriminatorLoss loss =
            game.loss().discriminator(real.output(), fake.output(), key.split("loss"));
        double realScore = Logits.meanProbability(real.output());
        double fakeScore = Logits.meanProbability(fake.output());
        double accuracy = Logits.accuracy(real.output(), fake.output());
        real.backward(loss.realGradient(), Wrt.PARAMETERS);
        fake.backward(loss.fakeGradient(), Wrt.PARAMETERS);
        Learned learned = learn(Player.DISCRIMINATOR, progress, samples, composed, round, key);
        return new StepReport(
            Player.DISCRIMINATOR,
            loss.value(),
            learned.penalty(),
            realScore,
            fakeScore,
            accuracy,
            learned.gradientNorm());
      }
    } finally {
      shared.keep(round, made);
    }
  }

  private StepReport teachGenerator(Progress progress, RandomKey key) {
    // New noise, but the data (and so the conditions) of the discriminator's latest step.
    Round round = rounds.of(Math.max(0, progress.discriminatorSteps() - 1));
    game.generator().parameters().clearGradient();
    try (Pass made = generate(round, key)) {
      INDArray composed =
          disturb(round.compose(made.output()), false, Player.GENERATOR, progress, key);
      try (Pass fake = judge(composed, round, key.split("fake"))) {
        Adversarial term = adversarial(fake, round, progress, key);
        double fakeScore = Logits.meanProbability(fake.output());
        double fakeAccuracy = Logits.fakeAccuracy(fake.output());
        INDArray gradient = round.composeBackward(term.inputGradient(fake, round));
        double reconstruction = addReconstruction(round, made.output(), gradient);
        made.backward(gradient, Wrt.PARAMETERS);
        Learned learned = learn(Player.GENERATOR, progress, null, composed, round, key);
        return new StepReport(
            Player.GENERATOR,
            term.loss().value(),
            reconstruction + term.featureValue() + learned.penalty(),
            Double.NaN,
            fakeScore,
            fakeAccuracy,
            learned.gradientNorm());
      }
    }
  }

  /**
   * What the generator wants of the discriminator: the loss, and what its regularizers add in terms
   * of features.
   *
   * @param featureGradient with respect to the fake features; null if there is no such term
   */
  private record Adversarial(
      GeneratorLoss loss, double featureValue, @Nullable INDArray featureGradient) {

    INDArray inputGradient(Pass fake, Round round) {
      INDArray gradient = weighted(loss.fakeGradient(), round.adversarialWeight());
      return Objects.requireNonNull(fake.backward(gradient, featureGradient, Wrt.INPUT));
    }
  }

  private Adversarial adversarial(Pass fake, Round round, Progress progress, RandomKey key) {
    boolean comparesLogits = game.loss().generatorNeedsRealLogits();
    List<Regularizer> comparing =
        game.regularizers().stream().filter(Regularizer::comparesFeatures).toList();
    if (!comparesLogits && comparing.isEmpty()) {
      return new Adversarial(game.loss().generator(fake.output(), null), 0, null);
    }
    INDArray samples = disturb(round.real(), true, Player.GENERATOR, progress, key);
    try (Pass real = judge(samples, round, key.split("real"))) {
      GeneratorLoss loss =
          game.loss().generator(fake.output(), comparesLogits ? real.output() : null);
      double value = 0;
      INDArray gradient = null;
      for (Regularizer regularizer : comparing) {
        FeatureTerm term = regularizer.compareFeatures(real.features(), fake.features());
        value += term.value();
        gradient = gradient == null ? term.fakeGradient() : gradient.add(term.fakeGradient());
      }
      return new Adversarial(loss, value, gradient);
    }
  }

  /** What the discriminator sees of samples. */
  private INDArray disturb(
      INDArray samples, boolean real, Player player, Progress progress, RandomKey key) {
    INDArray seen = samples;
    for (int i = 0; i < game.regularizers().size(); i++) {
      RandomKey own = key.split("disturbance").split(i).split(real ? "real" : "fake");
      seen =
          game.regularizers()
              .get(i)
              .disturb(seen, new Judging(real, player, progress.discriminatorSteps(), own));
    }
    return seen;
  }

  private static INDArray weighted(INDArray gradient, double weight) {
    return weight == 1 ? gradient : gradient.mul(weight);
  }

  private static double addReconstruction(Round round, INDArray generated, INDArray gradient) {
    Reconstruction term = round.reconstruction(generated).orElse(null);
    if (term == null) {
      return 0;
    }
    gradient.addi(term.gradient());
    return term.value();
  }

  private Pass generate(Round round, RandomKey key) {
    return shared.take(
        round,
        () ->
            game.generator()
                .generate(latent, round.generatorCondition(), Mode.TRAIN, key.split("generator")));
  }

  private Pass judge(INDArray samples, Round round, RandomKey key) {
    return game.discriminator()
        .judge(samples, round.discriminatorCondition(), Mode.TRAIN, key.split("discriminator"));
  }

  /** What a step did beside its loss. */
  private record Learned(double penalty, double gradientNorm) {}

  private Learned learn(
      Player player,
      Progress progress,
      @Nullable INDArray real,
      INDArray fake,
      Round round,
      RandomKey key) {
    boolean discriminator = player == Player.DISCRIMINATOR;
    Network network = discriminator ? game.discriminator() : game.generator();
    Optimizer optimizer = discriminator ? game.discriminatorOptimizer() : game.generatorOptimizer();
    long step = progress.steps(player);
    Learning learning =
        new Learning(
            player,
            network,
            step,
            real,
            fake,
            round.discriminatorCondition(),
            key.split("regularizer"));
    double penalty = 0;
    for (Regularizer regularizer : game.regularizers()) {
      penalty += regularizer.penalize(learning);
    }
    for (Regularizer regularizer : game.regularizers()) {
      regularizer.reparametrize(learning);
    }
    double gradientNorm = norm(network.parameters().gradient());
    // A step with such a gradient would ruin the parameters, and the last checkpoint with them.
    if (Double.isFinite(gradientNorm)) {
      network.learn(game.learningRates().applied(optimizer), step);
      for (Regularizer regularizer : game.regularizers()) {
        regularizer.constrain(learning);
      }
      GeneratorAverage average = game.average();
      if (!discriminator && average != null) {
        average.update(network.parameters().values(), step);
      }
    }
    return new Learned(penalty, gradientNorm);
  }

  /** As a product, which is ten times as fast as ND4J's norm. */
  private static double norm(INDArray gradient) {
    return Math.sqrt(Nd4j.getBlasWrapper().level1().dot(gradient.length(), 1, gradient, gradient));
  }

  @Override
  public void close() {
    shared.close();
    if (game.latent().size() > 0) {
      latent.close();
    }
  }
}
