package org.gan4j.benchmarks;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.training.IterationReport;
import org.gan4j.benchmarks.workload.Arguments;
import org.gan4j.benchmarks.workload.IterationClock;
import org.gan4j.benchmarks.workload.Workload;
import org.gan4j.nn.optimizers.AdamConfiguration;
import org.gan4j.nn.optimizers.AdamProvider;
import org.gan4j.objectives.game.AdversarialConfiguration;
import org.gan4j.objectives.game.AdversarialGameProvider;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.latent.GaussianLatentProvider;
import org.gan4j.objectives.loss.CrossEntropyConfiguration;
import org.gan4j.objectives.loss.NonSaturatingLossProvider;
import org.gan4j.objectives.schedule.KStepConfiguration;
import org.gan4j.objectives.schedule.KStepScheduleProvider;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.gan4j.superresolution.Distance;
import org.gan4j.superresolution.SuperResolutionConfiguration;
import org.gan4j.superresolution.SuperResolutionTaskProvider;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.LearningPlayer;
import org.gan4j.training.LearningRates;
import org.gan4j.training.StopSignal;
import org.gan4j.training.Trainer;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingLength;
import org.gan4j.training.TrainingPlan;
import org.gan4j.training.TrainingSetup;
import org.gan4j.translation.Judged;
import org.gan4j.translation.PixelDistance;
import org.gan4j.translation.TranslationConfiguration;
import org.gan4j.translation.TranslationTaskProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** A training as users run it: gan-core's own loop. The only listener takes the time. */
final class TrainingSession implements Session {
  private static final AdamConfiguration ADAM =
      new AdamConfiguration(2e-4, 0.5, 0.999, 1e-8, null, null);

  private static final int FACTOR = 4;
  private static final double ADVERSARIAL_WEIGHT = 0.001;

  private final TrainingSetup setup;
  private final TrainingPlan plan;

  TrainingSession(Arguments arguments, RandomKey key) {
    Workload workload = arguments.workload();
    SmoothImageDataset dataset = new SmoothImageDataset(arguments.batch(), workload);
    Task task = task(workload, dataset);
    Game game =
        new AdversarialGameProvider()
            .create(new AdversarialConfiguration(), GameContext.of(task, latent(workload)));
    setup =
        new TrainingSetup(
            game,
            players(game, workload, key),
            dataset,
            task,
            new NonSaturatingLossProvider()
                .create(new CrossEntropyConfiguration(0, 0), LossContext.standalone()),
            List.of(),
            List.of(),
            new KStepScheduleProvider()
                .create(new KStepConfiguration(1, 1), ScheduleContext.of(game.players())),
            new LearningRates(),
            key);
    plan = new TrainingPlan(arguments.batch(), TrainingLength.ofIterations(arguments.iterations()));
  }

  /** The game's players, with the networks of the workload instead of those it plans. */
  private static List<LearningPlayer> players(Game game, Workload workload, RandomKey key) {
    return game.players().stream()
        .map(
            player ->
                new LearningPlayer(
                    player.name(),
                    player.drawsBatch(),
                    player.networks().stream().map(plan -> network(plan, workload, key)).toList()))
        .toList();
  }

  private static LearningNetwork network(NetworkPlan plan, Workload workload, RandomKey key) {
    Network network =
        plan.role() == NetworkRole.GENERATOR
            ? Players.generator(workload, key.split("generator"))
            : Players.discriminator(workload, key.split("discriminator"));
    return new LearningNetwork(plan.name(), plan.role(), network, adam(network), "", null);
  }

  private static Optimizer adam(Network network) {
    return new AdamProvider()
        .create(ADAM, OptimizerContext.of(network.parameters().values().length(), DataType.FLOAT));
  }

  private static Task task(Workload workload, Dataset dataset) {
    TaskContext context = TaskContext.of(dataset.arrays(), List.of());
    return switch (workload.task()) {
      case GENERATION, SAMPLING ->
          new GenerationTaskProvider().create(new GenerationConfiguration(), context);
      case INPAINTING -> new HoleTask(dataset.shape(), new SampleShape(workload.image()));
      case TRANSLATION ->
          new TranslationTaskProvider()
              .create(new TranslationConfiguration(Judged.PAIR, PixelDistance.L1, 100, 1), context);
      case SUPER_RESOLUTION ->
          new SuperResolutionTaskProvider()
              .create(
                  new SuperResolutionConfiguration(FACTOR, Distance.L1, 1, ADVERSARIAL_WEIGHT),
                  context);
    };
  }

  private static Latent latent(Workload workload) {
    int size = workload.hasNoise() ? new SampleShape(workload.input()).length() : 0;
    return new GaussianLatentProvider()
        .create(new GaussianLatentConfiguration(size, 1), LatentContext.standalone());
  }

  @Override
  public void run(IterationClock clock) {
    Timekeeper timekeeper = new Timekeeper(clock);
    new Trainer(setup, plan, Progress.start(), List.of(timekeeper)).run(new StopSignal());
    System.err.println("last losses (discriminator, generator): " + timekeeper.lastLosses());
  }

  private static final class Timekeeper implements TrainerListener {
    private final IterationClock clock;
    private @Nullable IterationReport last;

    Timekeeper(IterationClock clock) {
      this.clock = clock;
    }

    @Override
    public void started(Progress progress) {
      clock.start();
    }

    @Override
    public void iterationEnded(IterationReport report) {
      last = report;
      clock.tick();
    }

    String lastLosses() {
      return last == null
          ? "none"
          : last.number("discriminatorLoss") + ", " + last.number("generatorLoss");
    }
  }

  @Override
  public void close() {
    setup.networks().forEach(network -> network.network().close());
    setup.dataset().close();
    setup.learningRates().close();
  }
}
