package org.gan4j.api.evaluation;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Turns samples into features, in which distances say more than in pixels. Metrics compare features
 * of generated samples with those of real ones.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
public interface FeatureNetwork extends AutoCloseable {

  /**
   * Says which features these are: their kind, and the hash of the network's parameters. Numbers
   * compare only among equal identities. By convention {@code classifier sha256:…}.
   */
  String identity();

  /** How many features a sample has. */
  int size();

  /** The names of the classes that the network tells apart; empty if it is no classifier. */
  default List<String> classes() {
    return List.of();
  }

  /**
   * Computes the features of samples.
   *
   * @param samples [batch, sample shape]; the caller gives batches of one size, so that the same
   *     samples have the same bits whatever the size of a training's batches
   */
  Output apply(INDArray samples);

  /**
   * Feature maps as a differentiable function of samples, for a term that compares generated
   * samples with true ones: [batch, sample shape] to [batch, channels, height, width].
   *
   * @param halvings how often the maps are halved, at least 1
   * @return which may be used until this is closed; empty if there are no such maps
   */
  default Optional<Differentiable> maps(int halvings) {
    return Optional.empty();
  }

  /**
   * Networks of the same kind with other random parameters, over which metrics are averaged; this
   * one alone unless it is an ensemble.
   */
  default List<FeatureNetwork> members() {
    return List.of(this);
  }

  /** Frees the network. */
  @Override
  void close();

  /**
   * The result for a batch; the caller closes the arrays.
   *
   * @param features [batch, {@link #size}]
   * @param probabilities [batch, {@link #classes}]; null if the network is no classifier
   */
  record Output(INDArray features, @Nullable INDArray probabilities) implements AutoCloseable {
    @Override
    public void close() {
      features.close();
      if (probabilities != null) {
        probabilities.close();
      }
    }
  }
}
