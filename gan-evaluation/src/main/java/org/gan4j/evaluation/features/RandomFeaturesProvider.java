package org.gan4j.evaluation.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Provides the features of untrained convolutional networks: Naeem et al., "Reliable fidelity and
 * diversity metrics for generative models", ICML 2020, section 3.3. Only the statistics of the
 * batch normalizations are those of the real samples, so that every feature has a mean of 0 and a
 * deviation of 1 there.
 */
public final class RandomFeaturesProvider extends NamedProvider<RandomFeaturesConfiguration>
    implements FeatureProvider<RandomFeaturesConfiguration> {
  static final String TYPE = "random";

  /** Running statistics forget nine tenths of their start in 22 batches, all but 1.5 % in 40. */
  private static final int BATCHES = 64;

  private static final Optimizer NONE = (values, gradient, step) -> {};

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RandomFeaturesProvider() {
    super(
        TYPE,
        RandomFeaturesConfiguration.class,
        "Untrained convolutional networks with several seeds (Naeem et al. 2020)");
  }

  @Override
  public FeatureNetwork create(RandomFeaturesConfiguration configuration, FeatureContext context) {
    Architecture architecture = Architecture.of(TYPE, context.samples(), configuration.width(), 0);
    Dataset data = context.training();
    Refusal.requireShape(data, context.samples());
    List<FeatureNetwork> members = new ArrayList<>();
    try {
      for (int i = 0; i < configuration.networks(); i++) {
        RandomKey key = RandomKey.ofSeed(configuration.seed()).split(TYPE).split(i);
        members.add(
            new ConvolutionalFeatures(
                normalized(
                    architecture,
                    data,
                    key,
                    new Learning("normalizing random features", BATCHES, context.progress()))));
      }
    } catch (RuntimeException e) {
      members.forEach(FeatureNetwork::close);
      throw e;
    }
    return new Ensemble(TYPE, members);
  }

  @Override
  public Optional<FeatureDescription> describe(
      RandomFeaturesConfiguration configuration, FeatureContext context) {
    Architecture.of(TYPE, context.samples(), configuration.width(), 0);
    Refusal.requireShape(context.training(), context.samples());
    return Optional.of(
        new FeatureDescription(configuration.width(), configuration.networks(), List.of()));
  }

  private static LearnedNetwork normalized(
      Architecture architecture, Dataset data, RandomKey key, Learning learning) {
    RealSamples samples = RealSamples.all(data, key);
    try (LayeredNetwork network = architecture.build(key.split("initialization"));
        INDArray batch = RealSamples.batch(data);
        INDArray zero =
            Nd4j.create(DataType.FLOAT, ConvolutionalFeatures.BATCH, architecture.width())) {
      learning.run(
          iteration -> {
            samples.next(ConvolutionalFeatures.BATCH, batch);
            try (Pass pass = network.forward(batch, null, Mode.TRAIN, key)) {
              zero.assign(0);
              pass.backward(zero, Wrt.PARAMETERS);
            }
            network.update(NONE, iteration);
          });
      learning.requireFinite(network);
      return LearnedNetwork.of(TYPE, architecture, List.of(), Double.NaN, network);
    }
  }
}
