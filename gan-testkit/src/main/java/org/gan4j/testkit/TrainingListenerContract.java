package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.NumberName;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingListenerProvider;
import org.gan4j.api.training.TrainingStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every training listener: a run that was killed or rolled back leaves the same
 * output as an uninterrupted one, and the run's own files are not changed.
 *
 * @param <C> its configuration
 */
public abstract class TrainingListenerContract<C extends Record> extends ComponentContract<C> {
  private static final int LENGTH = 12;
  private static final int CHECKPOINT = 6;

  /** For subclasses. */
  protected TrainingListenerContract() {}

  @Override
  protected abstract TrainingListenerProvider<C> provider();

  /**
   * The output of the listener, for comparison; overridden for listeners that write the time of
   * day, or elsewhere.
   *
   * @param run the folder of a run that the listener has watched
   * @return something with {@code equals}: unless overridden, the content of every file by its name
   */
  protected Object left(Path run) {
    return files(run);
  }

  private TrainingListener listener() {
    return provider().create(configuration(), ListenerContext.standalone());
  }

  /** After an iteration of two steps. */
  private static Progress after(long iteration) {
    return new Progress(
        iteration, Map.of("discriminator", iteration, "generator", iteration), Map.of(), 0.5);
  }

  /**
   * A report whose numbers depend on nothing but the iteration; one of them is NaN, one is missing
   * from every other report, and one is missing from the first reports.
   */
  private static IterationReport report(long iteration) {
    double number = 1.0 / iteration;
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NumberName.loss("discriminator"), number);
    numbers.put(NumberName.loss("generator"), -number);
    numbers.put(NumberName.penalty("discriminator"), 0.0);
    numbers.put(NumberName.penalty("generator"), Double.NaN);
    if (iteration % 2 == 0) {
      numbers.put("realScore", number / 2);
    }
    if (iteration > CHECKPOINT + 2) {
      numbers.put("fakeScore", number / 3);
    }
    numbers.put(NumberName.gradientNorm("discriminator"), number * 1e-9);
    numbers.put(NumberName.gradientNorm("generator"), number * 1e9);
    numbers.put(NumberName.SECONDS, 0.125);
    numbers.put(NumberName.SECONDS_WAITED_FOR_DATA, 0.0);
    return new IterationReport(after(iteration), numbers);
  }

  private static void start(TrainingListener listener, Path run, long iteration) {
    listener.started(new TrainingStart(run, "contract", after(iteration)));
  }

  /** Iterations, of which every third is evaluated. */
  private static void iterate(TrainingListener listener, long from, long to) {
    for (long iteration = from + 1; iteration <= to; iteration++) {
      listener.iterationEnded(report(iteration));
      if (iteration % 3 == 0) {
        evaluate(listener, iteration);
      }
    }
  }

  private static void evaluate(TrainingListener listener, long iteration) {
    listener.evaluated(
        after(iteration),
        new TreeMap<>(Map.of("of, \"quoted\"", 1.0 / iteration, "undefined", Double.NaN)));
  }

  /** A folder as a run has it, which the listener then watches from start to end. */
  private Path undisturbed(Path folder) {
    Path run = run(folder.resolve("undisturbed"));
    TrainingListener listener = listener();
    start(listener, run, 0);
    iterate(listener, 0, LENGTH);
    listener.ended(after(LENGTH), true);
    return run;
  }

  @Test
  void leavesTheFilesOfTheRunAlone(@TempDir Path folder) {
    Map<String, String> before = files(run(folder.resolve("run")));

    assertThat(files(undisturbed(folder))).containsAllEntriesOf(before);
  }

  /** Continues a run from its checkpoint to its end. */
  private static void goOn(TrainingListener listener, Path run) {
    start(listener, run, CHECKPOINT);
    iterate(listener, CHECKPOINT, LENGTH);
    listener.ended(after(LENGTH), true);
  }

  @Test
  void goesOnAfterAKillAsIfNothingHadHappened(@TempDir Path folder) {
    Path run = run(folder.resolve("killed"));
    TrainingListener killed = listener();
    start(killed, run, 0);
    iterate(killed, 0, CHECKPOINT + 4);
    goOn(listener(), run);

    assertThat(left(run)).isEqualTo(left(undisturbed(folder)));
  }

  @Test
  void goesOnAfterAStopAsIfNothingHadHappened(@TempDir Path folder) {
    Path run = run(folder.resolve("stopped"));
    TrainingListener stopped = listener();
    start(stopped, run, 0);
    iterate(stopped, 0, CHECKPOINT);
    stopped.ended(after(CHECKPOINT), false);
    goOn(listener(), run);

    assertThat(left(run)).isEqualTo(left(undisturbed(folder)));
  }

  @Test
  void replacesAnEvaluationThatIsMadeAgain(@TempDir Path folder) {
    Path run = run(folder.resolve("evaluated"));
    TrainingListener killed = listener();
    start(killed, run, 0);
    iterate(killed, 0, LENGTH);
    TrainingListener next = listener();
    start(next, run, LENGTH);
    evaluate(next, LENGTH);
    next.ended(after(LENGTH), true);

    assertThat(left(run)).isEqualTo(left(undisturbed(folder)));
  }

  @Test
  void goesBackWithARollBack(@TempDir Path folder) {
    Path run = run(folder.resolve("rolled back"));
    TrainingListener listener = listener();
    start(listener, run, 0);
    iterate(listener, 0, CHECKPOINT + 4);
    goOn(listener, run);

    assertThat(left(run)).isEqualTo(left(undisturbed(folder)));
  }

  @Test
  void endsWithATrainingThatFails(@TempDir Path folder) {
    Path run = run(folder.resolve("failed"));
    TrainingListener listener = listener();
    start(listener, run, 0);
    iterate(listener, 0, CHECKPOINT);

    assertThatCode(
            () -> listener.failed(GanException.failure("out of order", "step 12", "mend it")))
        .doesNotThrowAnyException();

    goOn(listener(), run);
    assertThat(left(run)).isEqualTo(left(undisturbed(folder)));
  }

  @Test
  void watchesTwoTrainingsApart(@TempDir Path folder) {
    Path one = run(folder.resolve("one"));
    Path other = run(folder.resolve("other"));
    TrainingListener first = listener();
    TrainingListener second = listener();
    start(first, one, 0);
    start(second, other, 0);
    for (int iteration = 0; iteration < LENGTH; iteration++) {
      iterate(first, iteration, iteration + 1);
      iterate(second, iteration, iteration + 1);
    }
    first.ended(after(LENGTH), true);
    second.ended(after(LENGTH), true);

    assertThat(List.of(left(one), left(other))).containsOnly(left(undisturbed(folder)));
  }

  /** The files of a run's folder before and while the listener is called. */
  private static Path run(Path folder) {
    try {
      Files.createDirectories(folder.resolve("samples"));
      Files.createDirectories(folder.resolve("checkpoints"));
      Files.writeString(folder.resolve("samples/step-000000.png"), "picture");
      Files.writeString(folder.resolve("checkpoints/step-000012.gan"), "checkpoint");
      Files.writeString(folder.resolve("checkpoints/last"), "step-000012.gan\n");
      Files.writeString(folder.resolve("experiment.json"), "{}");
      Files.writeString(folder.resolve("run.json"), "{}");
      Files.writeString(folder.resolve("metrics.jsonl"), "{\"step\":2}\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of every file, by its path in the folder. */
  private static Map<String, String> files(Path folder) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
