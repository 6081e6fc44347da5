package org.gan4j.core.training;

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
import org.gan4j.api.objective.Regularizer.Learning;
import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.core.game.Game;
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
    Pass made = generate(round, key);
    try (Pass real = judge(round.real(), round, key.split("real"))) {
      INDArray composed = round.compose(made.output());
      try (Pass fake = judge(composed, round, key.split("fake"))) {
        DiscriminatorLoss loss = game.loss().discriminator(real.output(), fake.output());
        double realScore = Logits.meanProbability(real.output());
        double fakeScore = Logits.meanProbability(fake.output());
        double accuracy = Logits.accuracy(real.output(), fake.output());
        real.backward(loss.realGradient(), Wrt.PARAMETERS);
        fake.backward(loss.fakeGradient(), Wrt.PARAMETERS);
        Learned learned = learn(Player.DISCRIMINATOR, progress, round.real(), composed, round, key);
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
      INDArray composed = round.compose(made.output());
      try (Pass fake = judge(composed, round, key.split("fake"))) {
        GeneratorLoss loss = generatorLoss(fake.output(), round, key);
        double fakeScore = Logits.meanProbability(fake.output());
        INDArray gradient = weighted(loss.fakeGradient(), round.adversarialWeight());
        gradient = round.composeBackward(fake.backwardToInput(gradient));
        double reconstruction = addReconstruction(round, made.output(), gradient);
        made.backward(gradient, Wrt.PARAMETERS);
        Learned learned = learn(Player.GENERATOR, progress, null, composed, round, key);
        return new StepReport(
            Player.GENERATOR,
            loss.value(),
            reconstruction + learned.penalty(),
            Double.NaN,
            fakeScore,
            Double.NaN,
            learned.gradientNorm());
      }
    }
  }

  private GeneratorLoss generatorLoss(INDArray fakeLogits, Round round, RandomKey key) {
    if (!game.loss().generatorNeedsRealLogits()) {
      return game.loss().generator(fakeLogits, null);
    }
    try (Pass real = judge(round.real(), round, key.split("real"))) {
      return game.loss().generator(fakeLogits, real.output());
    }
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
    double gradientNorm = norm(network.parameters().gradient());
    // A step with such a gradient would ruin the parameters, and the last checkpoint with them.
    if (Double.isFinite(gradientNorm)) {
      network.learn(game.learningRates().applied(optimizer), step);
      for (Regularizer regularizer : game.regularizers()) {
        regularizer.constrain(learning);
      }
      if (!discriminator && game.average() != null) {
        game.average().update(network.parameters().values(), step);
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
