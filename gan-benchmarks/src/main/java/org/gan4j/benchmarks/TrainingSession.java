package org.gan4j.benchmarks;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.benchmarks.workload.Arguments;
import org.gan4j.benchmarks.workload.IterationClock;
import org.gan4j.benchmarks.workload.Workload;
import org.gan4j.core.game.Game;
import org.gan4j.core.game.LearningRates;
import org.gan4j.core.training.StopSignal;
import org.gan4j.core.training.Trainer;
import org.gan4j.core.training.TrainerListener;
import org.gan4j.experiment.CheckpointOptions;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.EvaluationOptions;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.experiment.Optimizers;
import org.gan4j.experiment.TrainingOptions;
import org.gan4j.nn.optimizers.AdamProvider;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.latent.GaussianLatentProvider;
import org.gan4j.objectives.loss.NonSaturatingConfiguration;
import org.gan4j.objectives.loss.NonSaturatingLossProvider;
import org.gan4j.objectives.schedule.KStepConfiguration;
import org.gan4j.objectives.schedule.KStepScheduleProvider;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** A training as users run it: gan-core's own loop. The only listener takes the time. */
final class TrainingSession implements Session {
  private static final AdamProvider.Configuration ADAM =
      new AdamProvider.Configuration(2e-4, 0.5, 0.999, 1e-8, null, null);

  private final Game game;

  TrainingSession(Arguments arguments, RandomKey key) {
    Workload workload = arguments.workload();
    Dataset dataset = new SmoothImageDataset(arguments.batch(), workload.data());
    Generator generator = Players.generator(workload, key.split("generator"));
    Discriminator discriminator = Players.discriminator(workload, key.split("discriminator"));
    Optimizer generatorOptimizer = adam(generator);
    Optimizer discriminatorOptimizer = adam(discriminator);
    game =
        new Game(
            experiment(arguments),
            dataset,
            task(workload),
            latent(workload),
            generator,
            discriminator,
            new NonSaturatingLossProvider().create(NonSaturatingConfiguration.standard()),
            List.of(),
            new KStepScheduleProvider().create(new KStepConfiguration(1, 1)),
            generatorOptimizer,
            discriminatorOptimizer,
            List.of(),
            List.of(),
            null,
            new LearningRates(),
            key);
  }

  private static Optimizer adam(Network network) {
    return new AdamProvider().create(ADAM, network.parameters().values().length(), DataType.FLOAT);
  }

  private static Task task(Workload workload) {
    SampleShape data = new SampleShape(workload.data());
    return workload.task() == Workload.Task.INPAINTING
        ? new HoleTask(data, new SampleShape(workload.image()))
        : new GenerationTaskProvider().create(new GenerationConfiguration(), data, List.of());
  }

  private static Latent latent(Workload workload) {
    int size =
        workload.task() == Workload.Task.INPAINTING
            ? 0
            : new SampleShape(workload.input()).length();
    return new GaussianLatentProvider().create(new GaussianLatentConfiguration(size, 1));
  }

  /** The trainer heeds only the batch size and the length: everything else is built by hand. */
  private static Experiment experiment(Arguments arguments) {
    Component byHand = new Component("benchmark", new GenerationConfiguration());
    return new Experiment(
        arguments.workload().name(),
        1,
        byHand,
        byHand,
        byHand,
        byHand,
        byHand,
        byHand,
        List.of(),
        byHand,
        new Optimizers(byHand, byHand),
        new TrainingOptions(arguments.batch(), null, (long) arguments.iterations()),
        null,
        GuardOptions.standard(),
        new EvaluationOptions(1, 1, List.of()),
        List.of(),
        new CheckpointOptions(1, 1));
  }

  @Override
  public void run(IterationClock clock) {
    Timekeeper timekeeper = new Timekeeper(clock);
    new Trainer(game, Progress.start(), List.of(timekeeper)).run(new StopSignal());
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
      return last == null ? "none" : last.discriminatorLoss() + ", " + last.generatorLoss();
    }
  }

  @Override
  public void close() {
    game.close();
  }
}
