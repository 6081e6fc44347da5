package org.gan4j.evaluation.features;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.io.Sha256;
import org.gan4j.api.network.Differentiable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Several networks of one kind, of which the first one stands for all where one is asked for. */
@NotThreadSafe
final class Ensemble implements FeatureNetwork {
  private final List<FeatureNetwork> members;
  private final String identity;

  Ensemble(String type, List<FeatureNetwork> members) {
    this.members = List.copyOf(members);
    String all = members.stream().map(FeatureNetwork::identity).collect(Collectors.joining("\n"));
    identity = type + " sha256:" + new Sha256().add(all).hex();
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int size() {
    return members.get(0).size();
  }

  @Override
  public Output apply(INDArray samples) {
    return members.get(0).apply(samples);
  }

  @Override
  public Optional<Differentiable> maps(int halvings) {
    return members.get(0).maps(halvings);
  }

  @Override
  public List<FeatureNetwork> members() {
    return members;
  }

  @Override
  public void close() {
    members.forEach(FeatureNetwork::close);
  }
}
