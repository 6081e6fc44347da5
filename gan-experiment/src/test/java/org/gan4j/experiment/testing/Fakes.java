package org.gan4j.experiment.testing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.gan4j.evaluation.metric.ModeCoverageProvider;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.objectives.augmentation.InstanceNoiseAugmentationProvider;
import org.gan4j.objectives.game.AdversarialGameProvider;
import org.gan4j.objectives.latent.GaussianLatentProvider;
import org.gan4j.objectives.latent.UniformLatentProvider;
import org.gan4j.objectives.loss.MinimaxLossProvider;
import org.gan4j.objectives.loss.NonSaturatingLossProvider;
import org.gan4j.objectives.regularizer.WeightDecayProvider;
import org.gan4j.objectives.schedule.KStepScheduleProvider;
import org.gan4j.objectives.task.ClassConditionalTaskProvider;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.gan4j.report.CsvListenerProvider;
import org.jspecify.annotations.Nullable;

/**
 * The built-in components, and some that can be configured in every way that there is, but not
 * created: the texts of problems must not change when a real component gets an option.
 */
public final class Fakes {
  private Fakes() {}

  public static List<ComponentProvider<?, ?, ?>> providers() {
    return List.of(
        new Points(),
        new Images(),
        new AdversarialGameProvider(),
        new ClassConditionalTaskProvider(),
        new GenerationTaskProvider(),
        new GaussianLatentProvider(),
        new UniformLatentProvider(),
        new DenseGenerator(),
        new DenseDiscriminator(),
        new NonSaturatingLossProvider(),
        new MinimaxLossProvider(),
        new WeightDecayProvider(),
        new InstanceNoiseAugmentationProvider(),
        new KStepScheduleProvider(),
        new Adam(),
        new Sgd(),
        new ModeCoverageProvider(),
        new CsvListenerProvider());
  }

  public static Registry registry() {
    return Registry.of(providers());
  }

  public enum Activation {
    RELU,
    LEAKY_RELU,
    TANH
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Decay.Exponential.class, name = "exponential"),
    @JsonSubTypes.Type(value = Decay.Linear.class, name = "linear")
  })
  public sealed interface Decay {
    record Exponential(
        @Option(value = "Divisor of the rate in each step", above = 1) double divisor,
        @Option(value = "Minimum rate", defaultValue = "0", min = 0) double floor)
        implements Decay {}

    record Linear(@Option(value = "Steps until the end", min = 1) long steps) implements Decay {}
  }

  public record PointsConfiguration(
      @Option(value = "How many points", defaultValue = "1000", min = 1) int size,
      @Option(value = "Whether they are shuffled", defaultValue = "true") boolean shuffled) {}

  /** Points in the plane. */
  public static final class Points implements DatasetProvider<PointsConfiguration> {
    @Override
    public String type() {
      return "points";
    }

    @Override
    public Class<PointsConfiguration> configuration() {
      return PointsConfiguration.class;
    }

    @Override
    public String description() {
      return "Points in the plane";
    }

    @Override
    public Dataset create(PointsConfiguration configuration, DatasetContext context) {
      throw new UnsupportedOperationException();
    }
  }

  public record Crop(
      @Option(value = "Columns", min = 1) int width, @Option(value = "Rows", min = 1) int height) {}

  public record ImagesConfiguration(
      @Option("The folder, relative to the working directory") String path,
      @Option("Cut out of the middle") @Nullable Crop crop,
      @Option("How many images at most") @Nullable Integer limit,
      @Option(value = "Share of images that are mirrored", defaultValue = "0.5", min = 0, max = 1)
          double flips) {

    public ImagesConfiguration {
      Require.that(!path.isBlank(), "path must not be blank");
    }
  }

  /** Images of a folder. */
  public static final class Images implements DatasetProvider<ImagesConfiguration> {
    @Override
    public String type() {
      return "images";
    }

    @Override
    public Class<ImagesConfiguration> configuration() {
      return ImagesConfiguration.class;
    }

    @Override
    public String description() {
      return "Images of a folder";
    }

    @Override
    public Dataset create(ImagesConfiguration configuration, DatasetContext context) {
      throw new UnsupportedOperationException();
    }
  }

  public record DenseConfiguration(
      @Option(value = "Sizes of the hidden layers", defaultValue = "[128, 128]", min = 1)
          List<Integer> hidden,
      @Option(value = "Activation of the hidden layers", defaultValue = "\"leaky-relu\"")
          Activation activation,
      @Option(value = "Share of units that are dropped", defaultValue = "0", min = 0, below = 1)
          double dropout) {

    public DenseConfiguration {
      hidden = List.copyOf(hidden);
    }
  }

  /** A perceptron. */
  public static final class DenseGenerator implements GeneratorProvider<DenseConfiguration> {
    @Override
    public String type() {
      return "dense";
    }

    @Override
    public Class<DenseConfiguration> configuration() {
      return DenseConfiguration.class;
    }

    @Override
    public String description() {
      return "A perceptron";
    }

    @Override
    public Generator create(DenseConfiguration configuration, GeneratorContext context) {
      throw new UnsupportedOperationException();
    }
  }

  /** A perceptron. */
  public static final class DenseDiscriminator
      implements DiscriminatorProvider<DenseConfiguration> {
    @Override
    public String type() {
      return "dense";
    }

    @Override
    public Class<DenseConfiguration> configuration() {
      return DenseConfiguration.class;
    }

    @Override
    public String description() {
      return "A perceptron";
    }

    @Override
    public Discriminator create(DenseConfiguration configuration, DiscriminatorContext context) {
      throw new UnsupportedOperationException();
    }
  }

  public record AdamConfiguration(
      @Option(value = "Learning rate", defaultValue = "2e-4", above = 0) double learningRate,
      @Option(value = "Decay of the mean gradient", defaultValue = "0.5", min = 0, below = 1)
          double beta1,
      @Option("Decay of the learning rate") @Nullable Decay decay) {}

  /** Adam. */
  public static final class Adam implements OptimizerProvider<AdamConfiguration> {
    @Override
    public String type() {
      return "adam";
    }

    @Override
    public Class<AdamConfiguration> configuration() {
      return AdamConfiguration.class;
    }

    @Override
    public String description() {
      return "Adam";
    }

    @Override
    public Optimizer create(AdamConfiguration configuration, OptimizerContext context) {
      throw new UnsupportedOperationException();
    }
  }

  public record SgdConfiguration(
      @Option(value = "Learning rate", defaultValue = "0.1", above = 0) double learningRate) {}

  /** Plain gradient descent. */
  public static final class Sgd implements OptimizerProvider<SgdConfiguration> {
    @Override
    public String type() {
      return "sgd";
    }

    @Override
    public Class<SgdConfiguration> configuration() {
      return SgdConfiguration.class;
    }

    @Override
    public String description() {
      return "Gradient descent";
    }

    @Override
    public Optimizer create(SgdConfiguration configuration, OptimizerContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
