package org.gan4j.core.game;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerProvider;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingListenerProvider;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Creates parts through their providers. A refusal of the experiment passes as it is; any other
 * failure says which component of which jar it happened in.
 */
final class Parts {
  private final Registry registry;

  Parts(Registry registry) {
    this.registry = registry;
  }

  Dataset dataset(Component component, DatasetContext context) {
    return make(
        Kind.DATASET,
        component,
        provider -> create((DatasetProvider<?>) provider, component, context));
  }

  private static <C extends Record> Dataset create(
      DatasetProvider<C> provider, Component component, DatasetContext context) {
    return provider.create(provider.configuration().cast(component.configuration()), context);
  }

  Task task(Component component, SampleShape data, List<String> classes) {
    return make(
        Kind.TASK,
        component,
        provider -> create((TaskProvider<?>) provider, component, data, classes));
  }

  private static <C extends Record> Task create(
      TaskProvider<C> provider, Component component, SampleShape data, List<String> classes) {
    return provider.create(provider.configuration().cast(component.configuration()), data, classes);
  }

  Latent latent(Component component) {
    return make(
        Kind.LATENT, component, provider -> create((LatentProvider<?>) provider, component));
  }

  private static <C extends Record> Latent create(LatentProvider<C> provider, Component component) {
    return provider.create(provider.configuration().cast(component.configuration()));
  }

  Generator generator(Component component, GeneratorContext context) {
    return make(
        Kind.GENERATOR,
        component,
        provider -> create((GeneratorProvider<?>) provider, component, context));
  }

  private static <C extends Record> Generator create(
      GeneratorProvider<C> provider, Component component, GeneratorContext context) {
    return provider.create(provider.configuration().cast(component.configuration()), context);
  }

  Discriminator discriminator(Component component, DiscriminatorContext context) {
    return make(
        Kind.DISCRIMINATOR,
        component,
        provider -> create((DiscriminatorProvider<?>) provider, component, context));
  }

  private static <C extends Record> Discriminator create(
      DiscriminatorProvider<C> provider, Component component, DiscriminatorContext context) {
    return provider.create(provider.configuration().cast(component.configuration()), context);
  }

  LossStrategy loss(Component component) {
    return make(
        Kind.LOSS, component, provider -> create((LossStrategyProvider<?>) provider, component));
  }

  private static <C extends Record> LossStrategy create(
      LossStrategyProvider<C> provider, Component component) {
    return provider.create(provider.configuration().cast(component.configuration()));
  }

  Regularizer regularizer(Component component) {
    return make(
        Kind.REGULARIZER,
        component,
        provider -> create((RegularizerProvider<?>) provider, component));
  }

  private static <C extends Record> Regularizer create(
      RegularizerProvider<C> provider, Component component) {
    return provider.create(provider.configuration().cast(component.configuration()));
  }

  TrainingSchedule schedule(Component component) {
    return make(
        Kind.SCHEDULE,
        component,
        provider -> create((TrainingScheduleProvider<?>) provider, component));
  }

  private static <C extends Record> TrainingSchedule create(
      TrainingScheduleProvider<C> provider, Component component) {
    return provider.create(provider.configuration().cast(component.configuration()));
  }

  Optimizer optimizer(Component component, Network network, DataType dataType) {
    return make(
        Kind.OPTIMIZER,
        component,
        provider -> create((OptimizerProvider<?>) provider, component, network, dataType));
  }

  private static <C extends Record> Optimizer create(
      OptimizerProvider<C> provider, Component component, Network network, DataType dataType) {
    return provider.create(
        provider.configuration().cast(component.configuration()),
        network.parameters().values().length(),
        dataType);
  }

  Metric metric(Component component, Task task, Dataset reference) {
    return make(
        Kind.METRIC,
        component,
        provider -> create((MetricProvider<?>) provider, component, task, reference));
  }

  private static <C extends Record> Metric create(
      MetricProvider<C> provider, Component component, Task task, Dataset reference) {
    return provider.create(
        provider.configuration().cast(component.configuration()), task, reference);
  }

  TrainingListener listener(Component component) {
    return make(
        Kind.LISTENER,
        component,
        provider -> create((TrainingListenerProvider<?>) provider, component));
  }

  private static <C extends Record> TrainingListener create(
      TrainingListenerProvider<C> provider, Component component) {
    return provider.create(provider.configuration().cast(component.configuration()));
  }

  private <T> T make(Kind kind, Component component, Function<ComponentProvider<?>, T> creation) {
    return use(kind, component, () -> creation.apply(provider(kind, component)));
  }

  private ComponentProvider<?> provider(Kind kind, Component component) {
    return registry.get(kind, component.type()).provider();
  }

  /** Does something with a component that may fail for reasons of its own. */
  <T> T use(Kind kind, Component component, Supplier<T> action) {
    Registered registered = registry.get(kind, component.type());
    try {
      return action.get();
    } catch (GanException e) {
      throw e.kind() == GanException.Kind.USAGE
          ? e
          : GanException.failure(registered + ": " + e.problem(), e.where(), e.remedy(), e);
    } catch (RuntimeException | LinkageError e) {
      throw GanException.failure(
          registered + " failed: " + e, "creating the component", remedy(registered), e);
    }
  }

  /** Something that a component did which it must not do. */
  GanException fault(Kind kind, Component component, String problem) {
    Registered registered = registry.get(kind, component.type());
    return GanException.failure(
        registered + " " + problem, "checking the component", remedy(registered));
  }

  private static String remedy(Registered registered) {
    return "this is a fault of " + registered.origin().name() + ": tell its authors";
  }
}
