package org.gan4j.style;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.StyledGenerator;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.layers.RunningMean;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layers of {@link StyleGeneratorConfiguration}, and the styles between them. */
@NotThreadSafe
final class StyleGenerator implements StyledGenerator, ExportableNetwork {
  /** The first layer maps latents to styles; the others make samples of them. */
  private static final int MAPPING_LAYERS = 1;

  private final LayeredGenerator generator;
  private final int places;
  private final int styleSize;
  private final SampleShape samples;

  StyleGenerator(LayeredGenerator generator, int places, int styleSize, SampleShape samples) {
    this.generator = generator;
    this.places = places;
    this.styleSize = styleSize;
    this.samples = samples;
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public int styleSize() {
    return styleSize;
  }

  private LayeredNetwork network() {
    return generator.network();
  }

  @Override
  public INDArray styles(INDArray latent, @Nullable INDArray condition) {
    return network()
        .infer(0, MAPPING_LAYERS, latent, condition)
        .reshape('c', latent.size(0), places, styleSize);
  }

  @Override
  public INDArray meanStyle() {
    return network().parameters().named().stream()
        .filter(parameter -> parameter.role() == Role.STATISTIC)
        .filter(parameter -> parameter.name().endsWith(RunningMean.MEAN))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Override
  public INDArray synthesize(INDArray styles) {
    long batch = styles.size(0);
    INDArray rows = styles.dup('c').reshape('c', batch, (long) places * styleSize);
    int end = network().configuration().getConfs().size();
    return network().infer(MAPPING_LAYERS, end, rows, null).reshape('c', samples.batch(batch));
  }

  @Override
  public Signature signature() {
    return generator.signature();
  }

  @Override
  public GraphValue export(
      GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition) {
    return generator.export(graph, input, condition);
  }

  @Override
  public void describe(TorchLayout layout) {
    generator.describe(layout);
  }

  @Override
  public Pass forward(INDArray latent, @Nullable INDArray condition, Mode mode, RandomKey key) {
    return generator.forward(latent, condition, mode, key);
  }

  @Override
  public boolean isDeterministic() {
    return generator.isDeterministic();
  }

  @Override
  public Parameters parameters() {
    return generator.parameters();
  }

  @Override
  public void update(Optimizer optimizer, long step) {
    generator.update(optimizer, step);
  }

  @Override
  public void close() {
    generator.close();
  }
}
