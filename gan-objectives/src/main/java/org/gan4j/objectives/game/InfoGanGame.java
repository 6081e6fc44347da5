package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

/**
 * The generator gets a code c beside its noise, and a network Q on the discriminator's features
 * predicts it: min_{G,Q} max_D V(D, G) − λ L_I(G, Q), with the lower bound L_I = E log Q(c | G(z,
 * c)) of the mutual information, its constant left out. Chen et al., "InfoGAN: Interpretable
 * representation learning by information maximizing generative adversarial nets", 2016, equation 6.
 *
 * <p>As in the authors' code, the discriminator's step, in which Q learns, and the generator's step
 * both descend −λ L_I. Q of a categorical code is a softmax; Q of a continuous code is a Gaussian
 * of variance 1 around what the network says, so that −log Q is half the squared error and a
 * constant.
 */
final class InfoGanGame implements Game {
  /** Units of Q's hidden layer: the paper's appendix C.1. */
  private static final int HIDDEN = 128;

  private final Task task;
  private final InfoGanConfiguration configuration;
  private final CodedLatent latent;
  private final FeatureHead recognition;
  private final Columns category;
  private final Columns continuous;
  private final AdversarialSteps steps;

  InfoGanGame(InfoGanConfiguration configuration, GameContext context) {
    this.configuration = configuration;
    this.task = Unconditional.require(context.task(), "info-gan");
    this.latent =
        new CodedLatent(context.latent(), configuration.categories(), configuration.continuous());
    this.steps = new AdversarialSteps(configuration.topK());
    this.category = new Columns(0, configuration.categories());
    this.continuous = new Columns(configuration.categories(), configuration.continuous());
    this.recognition =
        new FeatureHead("recognition", HIDDEN, category.count() + continuous.count());
  }

  @Override
  public List<Player> players() {
    return List.of(
        AdversarialPlayers.discriminator(task.discriminated(), null, recognition.plan()),
        AdversarialPlayers.generator(latent, task));
  }

  /** The experiment's latent, followed by the code. */
  @Override
  public Latent latent() {
    return latent;
  }

  @Override
  public void step(String player, Turn turn) {
    switch (player) {
      case DISCRIMINATOR -> recognize(turn, steps.discriminatorStep(turn).fake());
      case GENERATOR -> recognize(turn, steps.generatorStep(turn));
      default -> throw AdversarialPlayers.unknown(player);
    }
  }

  /** Adds −λ L_I. */
  private void recognize(Turn turn, Value discriminated) {
    Value recognized = recognition.on(turn, discriminated);
    INDArray z = turn.latent().array();
    if (category.count() > 0) {
      recognizeCategory(turn, recognized, latent.categoryColumns().of(z));
    }
    if (continuous.count() > 0) {
      recognizeContinuous(turn, recognized, latent.continuousColumns().of(z));
    }
  }

  private void recognizeCategory(Turn turn, Value recognized, INDArray code) {
    Value logits = turn.tape().apply(category.function(recognition.outputs()), recognized);
    SoftmaxCrossEntropy entropy =
        SoftmaxCrossEntropy.of(logits.array(), code, configuration.categoricalWeight());
    turn.tape().add(Term.of("categoricalCode", entropy.value(), logits, entropy.gradient()));
    turn.report("codeAccuracy", entropy.accuracy());
  }

  private void recognizeContinuous(Turn turn, Value recognized, INDArray code) {
    Value mean = turn.tape().apply(continuous.function(recognition.outputs()), recognized);
    INDArray error = mean.array().sub(code);
    double norm = error.norm2Number().doubleValue();
    double weight = configuration.continuousWeight() / code.size(0);
    turn.tape().add(Term.of("continuousCode", weight * norm * norm / 2, mean, error.muli(weight)));
  }

  /** {@code code}: the logits of the categorical code, [batch, categories]. */
  @Override
  public Map<String, Function<INDArray, INDArray>> readouts(Function<String, Network> networks) {
    return category.count() == 0
        ? Map.of()
        : Map.of("code", samples -> category.of(recognition.infer(networks, samples)).dup('c'));
  }
}
