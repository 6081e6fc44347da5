package org.gan4j.objectives.regularizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.objective.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Divides every weight matrix by its largest singular value: the network computes with W/σ(W), and
 * the optimizer moves W.
 *
 * <p>Miyato et al., "Spectral Normalization for Generative Adversarial Networks", 2018. The network
 * holds W/σ between the steps, so that sampling, metrics and other penalties use the normalized
 * weights; this regularizer keeps W, which is in the network only while the optimizer is at work.
 * One power iteration follows each step of the network, as in algorithm 1.
 */
final class SpectralNorm implements Regularizer {
  private final RegularizedNetworks regularized;
  private final Map<String, List<NormalizedWeights>> weights = new LinkedHashMap<>();

  SpectralNorm(SpectralNormConfiguration configuration) {
    this.regularized = configuration.players();
  }

  @Override
  public void prepare(Networks networks) {
    for (Participant participant : networks.all()) {
      if (regularized.include(participant.role())) {
        weights.put(
            participant.name(),
            normalized(participant.network(), networks.key().split(participant.name())));
      }
    }
  }

  private static List<NormalizedWeights> normalized(Network network, RandomKey key) {
    List<NormalizedWeights> all = new ArrayList<>();
    for (Parameter parameter : network.parameters().named()) {
      if (parameter.role() == Role.WEIGHT && parameter.value().rank() >= 2) {
        all.add(new NormalizedWeights(parameter, key.split(parameter.name())));
      }
    }
    return all;
  }

  @Override
  public void reparametrize(Update update) {
    of(update).forEach(NormalizedWeights::expose);
  }

  @Override
  public void constrain(Update update) {
    of(update).forEach(NormalizedWeights::normalize);
  }

  private List<NormalizedWeights> of(Update update) {
    return weights.getOrDefault(update.participant().name(), List.of());
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    weights.forEach(
        (network, all) ->
            all.forEach(
                one ->
                    one.state().forEach((name, array) -> state.put(network + "/" + name, array))));
    return state;
  }
}
