package org.gan4j.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Term;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.Update;
import org.gan4j.api.training.NumberName;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Takes steps: the game records what a player minimizes, the tape differentiates it, and the
 * optimizers update that player's parameters. The networks of other players are differentiated with
 * respect to their input only, so that neither their parameters nor their running statistics
 * change.
 */
final class PlayerSteps implements AutoCloseable {
  private final TrainingSetup setup;
  private final Rounds rounds;
  private final INDArray latent;
  private final ReusedPasses reused = new ReusedPasses();

  PlayerSteps(TrainingSetup setup, Rounds rounds, int batchSize) {
    this.setup = setup;
    this.rounds = rounds;
    this.latent = Nd4j.create(DataType.FLOAT, batchSize, setup.latent().size());
  }

  /**
   * Takes a step.
   *
   * @param name of the player to update
   */
  StepReport take(String name, Progress progress) {
    LearningPlayer player = setup.player(name);
    RandomKey key = setup.key().split("step").split(progress.steps());
    if (setup.latent().size() > 0) {
      setup.latent().sample(key.split("latent"), latent);
    }
    long read = setup.batches(progress);
    Round round = rounds.of(setup.readsBatch(player, progress) ? read : read - 1);
    reused.begin(round);
    List<LearningNetwork> networks = player.networks();
    networks.forEach(network -> network.network().parameters().clearGradient());
    try (StepTape tape = new StepTape(learner(networks), reused, key)) {
      PlayerStep step = new PlayerStep(setup, player, progress, round, tape, latent, key);
      setup.game().step(name, step);
      tape.sweep();
      return update(player, step, tape.terms());
    }
  }

  /** After the last step of an iteration. */
  void endIteration() {
    reused.endIteration();
  }

  private static java.util.function.Predicate<Network> learner(List<LearningNetwork> networks) {
    return network -> networks.stream().anyMatch(own -> own.network() == network);
  }

  private StepReport update(LearningPlayer player, PlayerStep step, List<Term> terms) {
    List<Update> updates =
        player.networks().stream().map(network -> planned(player, network, step)).toList();
    double loss = 0;
    double penalty = 0;
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Term term : terms) {
      if (term.name().equals(Term.LOSS)) {
        loss += term.value();
      } else {
        penalty += term.value();
        numbers.merge(NumberName.of(player.name(), term.name()), term.value(), Double::sum);
      }
    }
    numbers.putAll(step.numbers());
    setup.allAugmentations().forEach(augmentation -> numbers.putAll(augmentation.numbers()));
    for (Update update : updates) {
      for (Regularizer regularizer : setup.regularizers()) {
        penalty += regularizer.penalize(update);
      }
    }
    for (Update update : updates) {
      setup.regularizers().forEach(regularizer -> regularizer.reparametrize(update));
    }
    double gradientNorm = gradientNorm(player);
    // A step with such a gradient would ruin the parameters, and the last checkpoint with them.
    if (Double.isFinite(gradientNorm)) {
      for (int i = 0; i < updates.size(); i++) {
        update(player.networks().get(i), updates.get(i));
      }
    }
    return new StepReport(player.name(), loss, penalty, gradientNorm, step.accuracy(), numbers);
  }

  private static Update planned(LearningPlayer player, LearningNetwork network, PlayerStep step) {
    RandomKey key = step.key().split("regularizer");
    boolean first = network.name().equals(player.networks().get(0).name());
    return new Update(
        network.participant(),
        step.step(),
        step.samples(network.network()),
        first ? key : key.split(network.name()));
  }

  private void update(LearningNetwork learner, Update update) {
    Network network = learner.network();
    network.update(setup.learningRates().applied(learner.optimizer()), update.step());
    setup.regularizers().forEach(regularizer -> regularizer.constrain(update));
    reused.forget(network);
    ParameterAverage average = learner.average();
    if (average != null) {
      average.update(network.parameters().values(), update.step());
    }
  }

  /** As products, which are ten times as fast as ND4J's norm. */
  private static double gradientNorm(LearningPlayer player) {
    double squares = 0;
    for (LearningNetwork network : player.networks()) {
      INDArray gradient = network.network().parameters().gradient();
      squares += Nd4j.getBlasWrapper().level1().dot(gradient.length(), 1, gradient, gradient);
    }
    return Math.sqrt(squares);
  }

  @Override
  public void close() {
    reused.close();
    if (setup.latent().size() > 0) {
      latent.close();
    }
  }
}
