package org.gan4j.core.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.api.network.Differentiable;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feature networks that the metrics and the task of an experiment use, each learned once. */
@NotThreadSafe
public final class LearnedFeatures implements FeatureSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LearnedFeatures.class);

  private final ComponentFactory factory;
  private final Optional<Component> ofExperiment;
  private final Dataset training;
  private final DatasetContext data;
  private final Map<Choice, Supplier<FeatureNetwork>> suppliers = new LinkedHashMap<>();
  private final Map<Choice, FeatureNetwork> networks = new LinkedHashMap<>();
  private final List<Supplier<Differentiable>> demanded = new ArrayList<>();
  private FeatureContext.Progress progress = FeatureContext.Progress.NONE;

  /**
   * Features of samples.
   *
   * @param ofExperiment those that metrics get which choose none
   * @param training the data to learn from
   */
  LearnedFeatures(
      ComponentFactory factory,
      Optional<Component> ofExperiment,
      Dataset training,
      DatasetContext data) {
    this.factory = factory;
    this.ofExperiment = ofExperiment;
    this.training = training;
    this.data = data;
  }

  @Override
  public Supplier<FeatureNetwork> get(@Nullable ConfiguredProvider<FeatureProvider<?>> chosen) {
    return get(chosen, training.shape());
  }

  @Override
  public Supplier<FeatureNetwork> get(
      @Nullable ConfiguredProvider<FeatureProvider<?>> chosen, SampleShape samples) {
    return suppliers.computeIfAbsent(
        new Choice(Optional.ofNullable(chosen), samples),
        choice -> {
          // Refuses now what could only fail after other features were learned.
          describe(choice);
          Supplier<FeatureNetwork> creation = creation(choice);
          return () -> networks.computeIfAbsent(choice, any -> creation.get());
        });
  }

  @Override
  public Optional<FeatureDescription> describe(
      @Nullable ConfiguredProvider<FeatureProvider<?>> chosen, SampleShape samples) {
    return describe(new Choice(Optional.ofNullable(chosen), samples));
  }

  /** The same features for the task. */
  SampleFeatures ofTask() {
    return new OfTask();
  }

  /** Features that the task uses. */
  private final class OfTask implements SampleFeatures {
    @Override
    public Supplier<Differentiable> maps(
        ConfiguredProvider<?> any, SampleShape samples, int halvings) {
      Supplier<FeatureNetwork> network = get(features(any), samples);
      Supplier<Differentiable> maps =
          () -> network.get().maps(halvings).orElseThrow(() -> withoutMaps(any, halvings));
      demanded.add(maps);
      return maps;
    }

    @Override
    public Vectors vectors(ConfiguredProvider<?> any, SampleShape samples) {
      ConfiguredProvider<FeatureProvider<?>> chosen = features(any);
      FeatureDescription known =
          describe(chosen, samples)
              .orElseThrow(
                  () ->
                      GanException.usage(
                          "how many features there are is not known before they are learned",
                          "the features of the task",
                          "choose others, such as {\"type\": \"rotation\"}"));
      Supplier<FeatureNetwork> network = get(chosen, samples);
      return new Vectors() {
        @Override
        public int size() {
          return known.size();
        }

        @Override
        public INDArray of(INDArray batch) {
          FeatureNetwork.Output output = network.get().apply(batch);
          INDArray probabilities = output.probabilities();
          if (probabilities != null) {
            probabilities.close();
          }
          return output.features();
        }
      };
    }

    @SuppressWarnings("unchecked") // of the kind features: checked
    private ConfiguredProvider<FeatureProvider<?>> features(ConfiguredProvider<?> any) {
      if (!(any.provider() instanceof FeatureProvider<?>)) {
        throw new IllegalArgumentException(
            "\"" + any.provider().type() + "\" is no component of the kind features");
      }
      return (ConfiguredProvider<FeatureProvider<?>>) any;
    }
  }

  private static GanException withoutMaps(ConfiguredProvider<?> chosen, int halvings) {
    return GanException.usage(
        String.format(
            Locale.ROOT,
            "the features %s have no maps that are halved %d times",
            chosen.provider().type(),
            halvings),
        "the features of the task",
        "choose others, such as {\"type\": \"random\"}, or fewer halvings");
  }

  private Optional<FeatureDescription> describe(Choice choice) {
    FeatureContext context = new Context(choice.samples);
    if (choice.chosen.isPresent()) {
      ConfiguredProvider<FeatureProvider<?>> chosen = choice.chosen.get();
      return describe(chosen.provider(), chosen.configuration(), context);
    }
    Component component = requireNamed();
    FeatureProvider<?> provider = factory.provider(Kind.FEATURES, component, FeatureProvider.class);
    return factory.use(
        Kind.FEATURES, component, () -> describe(provider, component.configuration(), context));
  }

  private static <C extends Record> Optional<FeatureDescription> describe(
      FeatureProvider<C> provider, Record configuration, FeatureContext context) {
    return provider.describe(provider.configuration().cast(configuration), context);
  }

  private Component requireNamed() {
    return ofExperiment.orElseThrow(
        () ->
            GanException.usage(
                "the metric needs features, and the experiment names none",
                "evaluation.features",
                "name some, such as {\"type\": \"automatic\"} of gan-evaluation"));
  }

  private Supplier<FeatureNetwork> creation(Choice choice) {
    FeatureContext context = new Context(choice.samples);
    if (choice.chosen.isPresent()) {
      return () -> ConfiguredProvider.create(choice.chosen.get(), context);
    }
    Component component = requireNamed();
    return () -> factory.create(Kind.FEATURES, component, context, FeatureNetwork.class);
  }

  /**
   * Learns all features that metrics and the task have asked for, as far as they are not in the
   * cache.
   *
   * @param watcher receives the progress, and may end it
   * @throws GanException of kind USAGE if features have no maps that the task compares
   */
  public void learn(FeatureContext.Progress watcher) {
    progress = watcher;
    for (Supplier<FeatureNetwork> supplier : suppliers.values()) {
      FeatureNetwork network = supplier.get();
      LOG.debug("features: {}", network.identity());
    }
    for (Supplier<Differentiable> maps : demanded) {
      LOG.debug("feature maps of the task: {}", maps.get());
    }
  }

  @Override
  public void close() {
    networks.values().forEach(FeatureNetwork::close);
    networks.clear();
  }

  /** Features, and the shape of what they are computed of; empty for those of the experiment. */
  private record Choice(
      Optional<ConfiguredProvider<FeatureProvider<?>>> chosen, SampleShape samples) {}

  /** What features are learned from. */
  private final class Context implements FeatureContext {
    private final SampleShape samples;

    Context(SampleShape samples) {
      this.samples = samples;
    }

    @Override
    public SampleShape samples() {
      return samples;
    }

    @Override
    public Dataset training() {
      return training;
    }

    @Override
    public DatasetContext data() {
      return data;
    }

    @Override
    public Progress progress() {
      return progress;
    }
  }
}
