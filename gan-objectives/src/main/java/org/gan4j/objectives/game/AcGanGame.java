package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Network;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The discriminator does not receive the classes, but predicts them: with L_S the log-likelihood of
 * the right source and L_C = E log P(C = c | x) + E log P(C = c | G(z, c)) that of the right class,
 * the discriminator maximizes L_S + L_C, the generator L_C − L_S. Odena, Olah and Shlens,
 * "Conditional image synthesis with auxiliary classifier GANs", 2017, equations 2 and 3.
 */
final class AcGanGame implements Game {
  private final Task task;
  private final Latent latent;
  private final double classWeight;
  private final FeatureHead classifier;
  private final AdversarialSteps steps;

  AcGanGame(AcGanConfiguration configuration, GameContext context) {
    this.task = context.task();
    this.latent = context.latent();
    this.classWeight = configuration.classWeight();
    this.classifier = new FeatureHead("classifier", 0, classes(task));
    this.steps = new AdversarialSteps(new WithoutClasses(), configuration.topK());
  }

  /** The discriminator's condition, which would give the classes away, is left out. */
  private record WithoutClasses() implements AdversarialSteps.View {
    @Override
    public @Nullable INDArray condition(Round round) {
      return null;
    }
  }

  /** How many classes there are. */
  private static int classes(Task task) {
    ClassConditions conditions =
        task.classConditions()
            .orElseThrow(
                () ->
                    GanException.usage(
                        "ac-gan classifies samples, and the task has no classes",
                        "task.type",
                        "choose the task class-conditional"));
    int count = conditions.names().size();
    if (!isOneHot(task, conditions, count)) {
      throw GanException.usage(
          "ac-gan reads the classes off the generator's condition, which is not one-hot",
          "task.type",
          "choose the task class-conditional");
    }
    return count;
  }

  private static boolean isOneHot(Task task, ClassConditions conditions, int count) {
    if (!SampleShape.vector(count).equals(task.generatorCondition())) {
      return false;
    }
    try (INDArray all = conditions.of(RandomKey.ofSeed(0), IntStream.range(0, count).toArray());
        INDArray oneHot = Nd4j.eye(count).castTo(all.dataType())) {
      return all.equals(oneHot);
    }
  }

  @Override
  public List<Player> players() {
    return List.of(
        AdversarialPlayers.discriminator(task.discriminated(), null, classifier.plan()),
        AdversarialPlayers.generator(latent, task));
  }

  @Override
  public Latent latent() {
    return latent;
  }

  @Override
  public void step(String player, Turn turn) {
    switch (player) {
      case DISCRIMINATOR -> {
        AdversarialSteps.LogitPair logits = steps.discriminatorStep(turn);
        turn.report("classAccuracy", classify(turn, logits.real(), "realClasses"));
        classify(turn, logits.fake(), "fakeClasses");
      }
      case GENERATOR -> classify(turn, steps.generatorStep(turn), "fakeClasses");
      default -> throw AdversarialPlayers.unknown(player);
    }
  }

  /** Adds −E log P(C = c | x); returns the share of right answers. */
  private double classify(Turn turn, Value discriminated, String name) {
    INDArray classes = Objects.requireNonNull(turn.round().generatorCondition());
    Value logits = classifier.on(turn, discriminated);
    SoftmaxCrossEntropy entropy = SoftmaxCrossEntropy.of(logits.array(), classes, classWeight);
    turn.tape().add(Term.of(name, entropy.value(), logits, entropy.gradient()));
    return entropy.accuracy();
  }

  /** {@code classes}: the logits of the classes, [batch, classes]. */
  @Override
  public Map<String, Function<INDArray, INDArray>> readouts(Function<String, Network> networks) {
    return Map.of("classes", samples -> classifier.infer(networks, samples));
  }
}
