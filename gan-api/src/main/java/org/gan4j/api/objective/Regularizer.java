package org.gan4j.api.objective;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A term or a constraint in addition to the loss, for the networks of any game. It is called in
 * every step for every network that is updated, and chooses the networks that it applies to.
 *
 * <p>Before the first step it receives all networks ({@link #prepare}). In a step, each method is
 * called on all regularizers in the experiment's order before the next one is: {@link
 * #compareFeatures} and {@link #compareLogits}, {@link #penalize}, {@link #reparametrize}, and
 * after the optimizer {@link #constrain}.
 *
 * <p>Used by one thread, that of the training.
 */
@NotThreadSafe
public interface Regularizer {

  /**
   * Receives the networks before training, with their initial parameters. It rejects networks that
   * it does not support, and creates its {@link #state()}. When a training is resumed, parameters
   * and state are restored after this call.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if it does not support such networks; the
   *     message says which it supports
   */
  default void prepare(Networks networks) {}

  /**
   * What the user should know about this regularizer beside the experiment's loss, one line each,
   * with the remedy. Shown by {@code gan validate} and when a training begins.
   */
  default List<String> warnings(LossStrategy loss) {
    return List.of();
  }

  /** The augmentation that this regularizer consists of, such as instance noise; empty if none. */
  default Optional<Augmentation> augmentation() {
    return Optional.empty();
  }

  /** Whether {@link #compareFeatures} is called. */
  default boolean comparesFeatures() {
    return false;
  }

  /**
   * A term of a generator's objective in the features, the input of the discriminator's last layer.
   *
   * @param real of real samples, [batch, features], not to be changed
   * @param fake of generated ones, [batch, features], not to be changed
   */
  default FeatureTerm compareFeatures(INDArray real, INDArray fake) {
    throw new UnsupportedOperationException("this regularizer compares no features");
  }

  /** Whether {@link #compareLogits} is called. */
  default boolean comparesLogits() {
    return false;
  }

  /**
   * A term of a discriminator's objective in its logits of real and of generated samples. Games
   * call it through {@link org.gan4j.api.game.Turn#compareLogits}, before {@link #penalize}.
   */
  default LogitTerm compareLogits(ComparedLogits logits) {
    throw new UnsupportedOperationException("this regularizer compares no logits");
  }

  /**
   * Adds the gradient of its penalty to the gradient of the updated network, which already has that
   * of the loss.
   *
   * @return the value of the penalty, weighted; 0 where it does not apply
   */
  default double penalize(Update update) {
    return 0;
  }

  /**
   * Replaces the updated network's parameters and their gradient by those that the optimizer
   * updates, if the network computes with other ones. {@link #constrain} restores them.
   */
  default void reparametrize(Update update) {}

  /** Constrains the parameters after the optimizer's step, for example by clipping. */
  default void constrain(Update update) {}

  /** The state that an exact resume needs: live float32 arrays by name. */
  default Map<String, INDArray> state() {
    return Map.of();
  }

  /**
   * A network of the game.
   *
   * @param name unique within the game
   * @param role its role in the game
   * @param network the network
   */
  record Participant(String name, NetworkRole role, Network network) {}

  /**
   * The networks of the game.
   *
   * @param all in the game's order
   * @param key randomness for initial state
   */
  record Networks(List<Participant> all, RandomKey key) {
    /** Copies the list. */
    public Networks {
      all = List.copyOf(all);
    }

    /** The networks with a role, in the game's order. */
    public List<Participant> of(NetworkRole role) {
      return all.stream().filter(participant -> participant.role() == role).toList();
    }
  }

  /**
   * A term of the features of real and of generated samples in a generator's objective.
   *
   * @param value the weighted term
   * @param fakeGradient of the value with respect to the fake features, [batch, features]
   */
  record FeatureTerm(double value, INDArray fakeGradient) {}

  /**
   * The logits of a discriminator step.
   *
   * @param discriminator the updated network
   * @param step the number of its earlier steps
   * @param real D(x), [batch, …], not to be changed
   * @param fake D(G(z)), [batch, …], not to be changed
   */
  record ComparedLogits(Participant discriminator, long step, INDArray real, INDArray fake) {}

  /**
   * A term of the logits of real and of generated samples in a discriminator's objective.
   *
   * @param value the weighted term
   * @param realGradient of the value with respect to the real logits, [batch, …]
   * @param fakeGradient of the value with respect to the fake logits, [batch, …]
   */
  record LogitTerm(double value, INDArray realGradient, INDArray fakeGradient) {}

  /**
   * The samples of a discriminator step.
   *
   * @param real the samples labelled real, [batch, …], not to be changed
   * @param fake the samples labelled generated, [batch, …], not to be changed
   * @param condition [batch, …]; null if there is none
   */
  record ComparedSamples(INDArray real, INDArray fake, @Nullable INDArray condition) {}

  /**
   * A network that is updated in the step in progress.
   *
   * @param participant the network
   * @param step the number of its earlier steps
   * @param samples its inputs in this step; empty if it is not a discriminator
   * @param key randomness for this step
   */
  record Update(Participant participant, long step, List<ComparedSamples> samples, RandomKey key) {
    /** Copies the list. */
    public Update {
      samples = List.copyOf(samples);
    }

    /** The role of the network in its game. */
    public NetworkRole role() {
      return participant.role();
    }

    /** The updated network. */
    public Network network() {
      return participant.network();
    }
  }
}
