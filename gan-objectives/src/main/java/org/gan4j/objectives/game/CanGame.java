package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The classes of the data are styles, which the discriminator learns to tell apart; the generator
 * is to make samples that look real and have no style in particular: the discriminator maximizes E
 * log D(x) + E log(1 − D(G(z))) + E log P(S = s | x), the generator E log D(G(z)) + E 1/K Σₖ log
 * P(S = k | G(z)). Elgammal, Liu, Elhoseiny and Mazzone, "CAN: Creative adversarial networks",
 * 2017, section 3.2.
 *
 * <p>P is the softmax of a dense layer on the discriminator's features, and the generator's last
 * term the cross-entropy between K equal styles and P. With K sigmoids in place of the softmax, the
 * authors' term has (1 − 1/K) log(1 − P(S = k | G(z))) beside it; both are least where all styles
 * are equally likely.
 */
final class CanGame implements Game {
  private final Task task;
  private final Latent latent;
  private final CanConfiguration configuration;
  private final FeatureHead classifier;
  private final AdversarialSteps steps = new AdversarialSteps();

  CanGame(CanConfiguration configuration, GameContext context) {
    this.configuration = configuration;
    this.task = context.task();
    this.latent = context.latent();
    this.classifier = new FeatureHead("styles", 0, styles(task));
  }

  /** How many styles there are. */
  private static int styles(Task task) {
    if (task.classes().size() < 2) {
      throw GanException.usage(
          "can tells styles apart, and the samples have "
              + (task.classes().isEmpty() ? "no classes" : "only one class"),
          "dataset",
          "choose a dataset with classes, such as an image-folder with \"labels\": \"folders\", and"
              + " the task generation");
    }
    if (task.classConditions().isPresent()) {
      throw GanException.usage(
          "can makes samples of no style in particular, and the task asks for the class of each",
          "task.type",
          "choose the task generation");
    }
    return task.classes().size();
  }

  @Override
  public List<Player> players() {
    return List.of(
        AdversarialPlayers.discriminator(
            task.discriminated(), task.discriminatorCondition(), classifier.plan()),
        AdversarialPlayers.generator(latent, task));
  }

  @Override
  public Latent latent() {
    return latent;
  }

  @Override
  public void step(String player, Turn turn) {
    switch (player) {
      case DISCRIMINATOR -> tellApart(turn, steps.discriminatorStep(turn).real());
      case GENERATOR -> blur(turn, steps.generatorStep(turn));
      default -> throw AdversarialPlayers.unknown(player);
    }
  }

  /** Adds −E log P(S = s | x). */
  private void tellApart(Turn turn, Value discriminated) {
    Value logits = classifier.on(turn, discriminated);
    try (INDArray styles = oneHot(turn.round().labels())) {
      SoftmaxCrossEntropy entropy =
          SoftmaxCrossEntropy.of(logits.array(), styles, configuration.styleWeight());
      turn.tape().add(Term.of("realStyles", entropy.value(), logits, entropy.gradient()));
      turn.report("styleAccuracy", entropy.accuracy());
    }
  }

  private INDArray oneHot(int... labels) {
    INDArray rows = Nd4j.create(labels.length, classifier.outputs());
    for (int row = 0; row < labels.length; row++) {
      rows.putScalar(row, labels[row], 1);
    }
    return rows;
  }

  /** Adds −E 1/K Σₖ log P(S = k | G(z)). */
  private void blur(Turn turn, Value discriminated) {
    if (configuration.ambiguityWeight() == 0) {
      return;
    }
    Value logits = classifier.on(turn, discriminated);
    try (INDArray equal =
        Nd4j.valueArrayOf(
            logits.array().shape(), 1.0 / classifier.outputs(), logits.array().dataType())) {
      SoftmaxCrossEntropy entropy =
          SoftmaxCrossEntropy.of(logits.array(), equal, configuration.ambiguityWeight());
      turn.tape().add(Term.of("fakeStyles", entropy.value(), logits, entropy.gradient()));
    }
  }

  /** {@code styles}: the logits of the styles, [batch, styles]. */
  @Override
  public Map<String, Function<INDArray, INDArray>> readouts(Function<String, Network> networks) {
    return Map.of(
        "styles", samples -> classifier.infer(networks, samples, task.discriminatorCondition()));
  }
}
