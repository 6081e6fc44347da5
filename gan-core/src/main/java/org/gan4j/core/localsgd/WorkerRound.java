package org.gan4j.core.localsgd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.cluster.Job;
import org.gan4j.core.cluster.JobContext;
import org.gan4j.core.cluster.Shared;
import org.gan4j.core.run.TrainingState;
import org.gan4j.training.StopSignal;
import org.gan4j.training.Trainer;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingFailure;
import org.gan4j.training.TrainingFailureException;
import org.gan4j.training.TrainingLength;
import org.gan4j.training.TrainingPlan;
import org.gan4j.training.TrainingSetup;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A round of one worker: the trainer's iterations on the worker's share of the data, from the state
 * that all workers begin with. It is a function of that state, the experiment and the worker's
 * number alone: whoever computes it gets the same bits.
 *
 * @param experimentJson the resolved experiment
 * @param worker from 0
 * @param workers how many there are
 * @param start of the round, the same for all
 * @param until the iteration at which the round ends
 */
record WorkerRound(
    String experimentJson, int worker, int workers, Shared<RoundStart> start, long until)
    implements Job<RoundEnd> {
  private static final long serialVersionUID = 1L;

  @Override
  public RoundEnd run(JobContext context) {
    return context
        .pool()
        .use(
            context.trainings(),
            experimentJson,
            (training, data) -> run(training, data, context.stop()));
  }

  private RoundEnd run(PreparedTraining training, String data, StopSignal stop) {
    long begin = System.nanoTime();
    RoundStart from = start.value();
    WorkerEnvironment environment = WorkerEnvironment.of(data);
    List<String> conflicts = from.environment().conflicts(environment);
    if (!conflicts.isEmpty()) {
      return end(environment, from.progress(), String.join("; ", conflicts), null);
    }
    Map<String, INDArray> live = TrainingState.of(training.setup());
    from.state().restore(live);
    training.task().restore(from.prepared().toArrays());
    Map<String, Double> numbers = new LinkedHashMap<>();
    Trainer trainer =
        new Trainer(
            share(training.setup()),
            plan(training.plan()),
            from.progress().progress(),
            List.of(recorder(numbers)));
    long ready = System.nanoTime();
    boolean complete;
    try {
      complete = trainer.run(stop);
    } catch (TrainingFailureException e) {
      return end(environment, SavedProgress.of(trainer.progress()), "", e.failure());
    }
    long trained = System.nanoTime();
    State state = complete ? State.of(live) : null;
    return new RoundEnd(
        environment,
        complete,
        state,
        SavedProgress.of(trainer.progress()),
        new LinkedHashMap<>(numbers),
        (trained - ready) * 1e-9,
        (ready - begin + System.nanoTime() - trained) * 1e-9,
        null,
        "");
  }

  private static RoundEnd end(
      WorkerEnvironment environment,
      SavedProgress progress,
      String refusal,
      @Nullable TrainingFailure failure) {
    return new RoundEnd(
        environment, false, null, progress, new LinkedHashMap<>(), 0, 0, failure, refusal);
  }

  /** The first worker draws what a training without others would draw. */
  private TrainingSetup share(TrainingSetup setup) {
    RandomKey key = worker == 0 ? setup.key() : setup.key().split("worker").split(worker);
    return new TrainingSetup(
        setup.game(),
        setup.players(),
        share(setup.dataset()),
        setup.task(),
        setup.loss(),
        setup.augmentations(),
        setup.regularizers(),
        setup.schedule(),
        setup.learningRates(),
        key);
  }

  /** Every so manyth sample: neighbours in files are alike, and go to different workers. */
  private Dataset share(Dataset all) {
    int size = all.size();
    return workers == 1
        ? all
        : DatasetPart.of(
            all,
            IntStream.iterate(worker, index -> index < size, index -> index + workers).toArray());
  }

  private TrainingPlan plan(TrainingPlan whole) {
    return new TrainingPlan(
        whole.batchSize(),
        new TrainingLength(Math.min(until, whole.length().iterations()), whole.length().batches()),
        whole.classBalanced());
  }

  private static TrainerListener recorder(Map<String, Double> numbers) {
    return new TrainerListener() {
      @Override
      public void iterationEnded(IterationReport report) {
        numbers.clear();
        numbers.putAll(report.numbers());
      }
    };
  }
}
