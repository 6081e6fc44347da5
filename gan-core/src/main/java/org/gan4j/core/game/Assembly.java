package org.gan4j.core.game;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.Players;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.experiment.AveragingOptions;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Locations;
import org.gan4j.experiment.Problem;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One experiment on its way to a game. A part that is refused does not keep the others, as far as
 * they do without it, from being built and checked; closing releases all of them unless the game
 * was completed.
 */
final class Assembly implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

  private final Parts parts;
  private final Experiment experiment;
  private final Locations locations;
  private final RandomKey key;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();

  Assembly(Parts parts, LocatedExperiment experiment) {
    this.parts = parts;
    this.experiment = experiment.experiment();
    this.locations = experiment.locations();
    this.key = RandomKey.ofSeed(this.experiment.seed());
  }

  Game game(DatasetContext where) {
    Optional<Dataset> dataset =
        attempt("dataset", () -> keep(parts.dataset(experiment.dataset(), where)));
    dataset.ifPresent(this::checkSize);
    Optional<Latent> latent = attempt("latent", () -> parts.latent(experiment.latent()));
    Optional<LossStrategy> loss = attempt("loss", () -> parts.loss(experiment.loss()));
    Optional<TrainingSchedule> schedule =
        attempt("schedule", () -> parts.schedule(experiment.schedule()));
    List<Regularizer> regularizers =
        attemptAll("regularizers", experiment.regularizers(), parts::regularizer);
    Optional<Task> task = dataset.flatMap(this::task);
    Optional<GeneratorContext> context =
        dataset.flatMap(data -> task.flatMap(t -> latent.map(l -> context(data, t, l))));
    Optional<Generator> generator = context.flatMap(this::generator);
    Optional<Discriminator> discriminator = task.flatMap(this::discriminator);
    Optional<Optimizer> generatorOptimizer =
        generator.flatMap(g -> optimizer("generator", experiment.optimizers().generator(), g));
    Optional<Optimizer> discriminatorOptimizer =
        discriminator.flatMap(
            d -> optimizer("discriminator", experiment.optimizers().discriminator(), d));
    generator.ifPresent(g -> discriminator.ifPresent(d -> prepare(regularizers, g, d)));
    List<Metric> metrics = task.flatMap(t -> dataset.map(d -> metrics(t, d))).orElse(List.of());
    List<TrainingListener> listeners =
        attemptAll("listeners", experiment.listeners(), parts::listener);
    if (!problems.isEmpty()) {
      throw new ExperimentException(problems);
    }
    Game game =
        new Game(
            experiment,
            dataset.orElseThrow(),
            task.orElseThrow(),
            latent.orElseThrow(),
            generator.orElseThrow(),
            discriminator.orElseThrow(),
            loss.orElseThrow(),
            regularizers,
            schedule.orElseThrow(),
            generatorOptimizer.orElseThrow(),
            discriminatorOptimizer.orElseThrow(),
            metrics,
            listeners,
            average(context.orElseThrow()),
            new LearningRates(),
            key);
    opened.clear();
    return game;
  }

  private void checkSize(Dataset dataset) {
    int batch = experiment.training().batchSize();
    if (dataset.size() < batch) {
      problems.add(
          locations.problem(
              "training.batchSize",
              "a batch of %d is more than the %d samples of the dataset"
                  .formatted(batch, dataset.size()),
              "make it at most %d, or take more data".formatted(dataset.size())));
    }
  }

  private Optional<Task> task(Dataset dataset) {
    Component component = experiment.task();
    return attempt(
        "task",
        () -> {
          Task task = parts.task(component, dataset.shape(), dataset.classes());
          return parts.use(
              Kind.TASK,
              component,
              () -> {
                task.requireBatchSize(experiment.training().batchSize());
                return task;
              });
        });
  }

  private Optional<Generator> generator(GeneratorContext context) {
    return attempt(
        "generator",
        () -> {
          Generator generator = keep(parts.generator(experiment.generator(), context));
          new Rehearsal(parts).generate(experiment.generator(), generator, context);
          return generator;
        });
  }

  private GeneratorContext context(Dataset dataset, Task task, Latent latent) {
    return new GeneratorContext(
        latent.size(),
        task.generatorCondition(),
        task.generated(),
        DataType.FLOAT,
        key.split("generator"),
        task.generated().equals(dataset.shape()) ? new DataMean(dataset) : null);
  }

  /** A generator like the one that learns: of the same key, and so with the same parameters. */
  private @Nullable GeneratorAverage average(GeneratorContext context) {
    AveragingOptions options = experiment.averaging();
    return options == null
        ? null
        : new GeneratorAverage(keep(parts.generator(experiment.generator(), context)), options);
  }

  private Optional<Discriminator> discriminator(Task task) {
    DiscriminatorContext context =
        new DiscriminatorContext(
            task.judged(),
            task.discriminatorCondition(),
            DataType.FLOAT,
            key.split("discriminator"));
    return attempt(
        "discriminator",
        () -> {
          Discriminator discriminator =
              keep(parts.discriminator(experiment.discriminator(), context));
          new Rehearsal(parts).judge(experiment.discriminator(), discriminator, context);
          return discriminator;
        });
  }

  private Optional<Optimizer> optimizer(String player, Component component, Network network) {
    return attempt(
        "optimizers." + player, () -> parts.optimizer(component, network, DataType.FLOAT));
  }

  /** Lets regularizers refuse the players; if one could not be created, the others wait. */
  private void prepare(
      List<Regularizer> regularizers, Generator generator, Discriminator discriminator) {
    List<Component> components = experiment.regularizers();
    for (int i = 0; i < regularizers.size() && regularizers.size() == components.size(); i++) {
      Regularizer regularizer = regularizers.get(i);
      Component component = components.get(i);
      Players players = new Players(generator, discriminator, key.split("regularizer").split(i));
      attempt(
          "regularizers[" + i + "]",
          () ->
              parts.use(
                  Kind.REGULARIZER,
                  component,
                  () -> {
                    regularizer.prepare(players);
                    return regularizer;
                  }));
    }
  }

  private List<Metric> metrics(Task task, Dataset dataset) {
    return attemptAll(
        "evaluation.metrics",
        experiment.evaluation().metrics(),
        component -> parts.metric(component, task, dataset));
  }

  private <T> List<T> attemptAll(
      String path, List<Component> components, Function<Component, T> creation) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      attempt(path + "[" + i + "]", () -> creation.apply(component)).ifPresent(all::add);
    }
    return all;
  }

  /** A refusal becomes a problem; what else goes wrong ends the assembly. */
  private <T> Optional<T> attempt(String path, Supplier<T> creation) {
    try {
      return Optional.of(creation.get());
    } catch (GanException e) {
      if (e.kind() != GanException.Kind.USAGE) {
        throw e;
      }
      String where = e.problem().contains(e.where()) ? "" : " (" + e.where() + ")";
      problems.add(locations.problem(path, e.problem() + where, e.remedy()));
      return Optional.empty();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  /** Releases what was opened, unless the game has it now. */
  @Override
  public void close() {
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        // The reason why the game was not completed matters more.
        LOG.debug("closing failed", e);
      }
    }
  }
}
