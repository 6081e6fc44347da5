package org.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvListenerTest {
  private static final String HEADER =
      "step,iteration,discriminatorLoss,generatorLoss,discriminatorPenalty,generatorPenalty,"
          + "realScore,fakeScore,discriminatorGradientNorm,generatorGradientNorm,seconds,"
          + "secondsWaitedForData";

  @TempDir private Path folder;

  private static Progress progress(long iteration) {
    return new Progress(
        iteration,
        Map.of("discriminator", 2 * iteration, "generator", iteration),
        Map.of(),
        /* accuracy= */ 0.5);
  }

  private static IterationReport report(long iteration) {
    return report(iteration, "discriminator", "generator");
  }

  /** In the order in which the trainer reports the adversarial game. */
  private static IterationReport report(long iteration, String... players) {
    List<String> learned = List.of(players);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("discriminatorLoss", 1.5);
    numbers.put("generatorLoss", 0.25);
    numbers.put("discriminatorPenalty", 0.0);
    numbers.put("generatorPenalty", Double.NaN);
    numbers.put("realScore", 0.75);
    numbers.put("fakeScore", 0.5);
    numbers.put("discriminatorGradientNorm", 2.0);
    numbers.put("generatorGradientNorm", 1e-7);
    for (String player : List.of("discriminator", "generator")) {
      if (!learned.contains(player)) {
        numbers.keySet().removeIf(name -> name.startsWith(player));
      }
    }
    numbers.put("seconds", 0.125);
    numbers.put("secondsWaitedForData", 0.0625);
    return new IterationReport(progress(iteration), numbers);
  }

  private static Map<String, Double> named(
      String first, double ofFirst, String second, double ofSecond) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(first, ofFirst);
    numbers.put(second, ofSecond);
    return numbers;
  }

  private TrainingListener started(long everyIterations, long iteration) {
    TrainingListener listener =
        new CsvListenerProvider()
            .create(new CsvListenerConfiguration(everyIterations), ListenerContext.standalone());
    listener.started(new TrainingStart(folder, "test", progress(iteration)));
    return listener;
  }

  @Test
  void writesARowForEachIteration() {
    TrainingListener listener = started(1, 0);
    listener.iterationEnded(report(1));
    listener.iterationEnded(report(2));

    // The process may be killed at any time: what was reported is in the file already.
    assertThat(folder.resolve("iterations.csv"))
        .content()
        .isEqualTo(
            """
            %s
            3,1,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            6,2,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            """
                .formatted(HEADER));
  }

  @Test
  void addsAColumnForANumberThatIsReportedLater() {
    TrainingListener listener = started(1, 0);
    listener.iterationEnded(report(1, "discriminator"));
    assertThat(folder.resolve("iterations.csv"))
        .content()
        .isEqualTo(
            """
            step,iteration,discriminatorLoss,discriminatorPenalty,realScore,fakeScore,\
            discriminatorGradientNorm,seconds,secondsWaitedForData
            3,1,1.5,0.0,0.75,0.5,2.0,0.125,0.0625
            """);

    listener.iterationEnded(report(2));
    listener.iterationEnded(report(3, "generator"));

    // The columns stand as if all numbers had been reported from the beginning.
    assertThat(folder.resolve("iterations.csv"))
        .content()
        .isEqualTo(
            """
            %s
            3,1,1.5,,0.0,,0.75,0.5,2.0,,0.125,0.0625
            6,2,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            9,3,,0.25,,,0.75,0.5,,1.0E-7,0.125,0.0625
            """
                .formatted(HEADER));
  }

  /** Two generators and two discriminators, of which a schedule updates one pair at a time. */
  @Test
  void ordersColumnsByThePlayersWhicheverIsUpdatedFirst() throws IOException {
    List<Player> players =
        Stream.of("d-a", "d-b", "g-ab", "g-ba")
            .map(name -> new Player(name, name.equals("d-a"), List.of(plan(name))))
            .toList();
    TrainingListener listener =
        new CsvListenerProvider()
            .create(new CsvListenerConfiguration(1), ListenerContext.of(players));
    listener.started(new TrainingStart(folder, "test", progress(0)));
    listener.iterationEnded(pair(1, "dB", "gAb"));
    listener.iterationEnded(pair(2, "dA", "gBa"));
    listener.iterationEnded(pair(3, "dB", "gAb"));

    assertThat(Files.readAllLines(folder.resolve("iterations.csv")))
        .containsExactly(
            "step,iteration,dALoss,dBLoss,gAbLoss,gBaLoss,gAbCycle,gBaCycle,dAGradientNorm,"
                + "dBGradientNorm,gAbGradientNorm,gBaGradientNorm,seconds",
            "3,1,,1.0,2.0,,5.0,,,3.0,4.0,,0.5",
            "6,2,1.0,,,2.0,,5.0,3.0,,,4.0,0.5",
            "9,3,,1.0,2.0,,5.0,,,3.0,4.0,,0.5");
  }

  private static NetworkPlan plan(String name) {
    return new NetworkPlan(
        name,
        NetworkRole.AUXILIARY,
        networks -> {
          throw new IllegalStateException("nothing is trained");
        });
  }

  private static IterationReport pair(long iteration, String discriminator, String generator) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(discriminator + "Loss", 1.0);
    numbers.put(generator + "Loss", 2.0);
    numbers.put(generator + "Cycle", 5.0);
    numbers.put(discriminator + "GradientNorm", 3.0);
    numbers.put(generator + "GradientNorm", 4.0);
    numbers.put("seconds", 0.5);
    return new IterationReport(progress(iteration), numbers);
  }

  @Test
  void keepsTheColumnsOfARunThatGoesOn() {
    TrainingListener killed = started(1, 0);
    killed.iterationEnded(report(1));
    killed.iterationEnded(report(2));

    TrainingListener next = started(1, 1);
    next.iterationEnded(report(2, "generator"));
    next.iterationEnded(
        new IterationReport(progress(3), named("code, of \"z\"", 4.0, "seconds", 1.0)));
    next.ended(progress(3), true);
    started(1, 3).iterationEnded(report(4));

    assertThat(folder.resolve("iterations.csv"))
        .content()
        .isEqualTo(
            """
            step,iteration,"code, of ""z\""",%s
            3,1,,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            6,2,,,0.25,,,0.75,0.5,,1.0E-7,0.125,0.0625
            9,3,4.0,,,,,,,,,1.0,
            12,4,,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            """
                .formatted(HEADER.substring("step,iteration,".length())));
  }

  @Test
  void leavesIterationsOutThatAreNotAskedFor() throws IOException {
    TrainingListener listener = started(3, 0);
    for (long iteration = 1; iteration <= 7; iteration++) {
      listener.iterationEnded(report(iteration));
    }

    assertThat(Files.readAllLines(folder.resolve("iterations.csv")))
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("9,3,"))
        .satisfies(lines -> assertThat(lines.get(2)).startsWith("18,6,"));
  }

  @Test
  void writesARowForEachMetric() {
    TrainingListener listener = started(10, 0);
    listener.evaluated(progress(1), Map.of("distance, \"squared\"\nand more", 0.5));
    listener.evaluated(progress(2), Map.of("undefined", Double.NaN));

    assertThat(folder.resolve("evaluations.csv"))
        .content()
        .isEqualTo(
            """
            step,iteration,value,metric
            3,1,0.5,"distance, ""squared"" and more"
            6,2,,undefined
            """);
  }

  @Test
  void dropsRowsOfLaterStepsAndARowThatWasNotFinished() throws IOException {
    TrainingListener killed = started(1, 0);
    for (long iteration = 1; iteration <= 4; iteration++) {
      killed.iterationEnded(report(iteration));
    }
    // The step is 15, of which only the beginning was written.
    Files.writeString(folder.resolve("iterations.csv"), "1", StandardOpenOption.APPEND);

    started(1, 2).iterationEnded(report(3));

    assertThat(Files.readAllLines(folder.resolve("iterations.csv")))
        .hasSize(4)
        .satisfies(lines -> assertThat(lines.get(2)).startsWith("6,2,"))
        .satisfies(lines -> assertThat(lines.get(3)).startsWith("9,3,"));
  }

  @Test
  void saysWhyItCannotWriteAndIsQuietAfterwards() throws IOException {
    Files.createDirectory(folder.resolve("iterations.csv"));
    TrainingListener listener =
        new CsvListenerProvider()
            .create(new CsvListenerConfiguration(1), ListenerContext.standalone());

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> listener.started(new TrainingStart(folder, "test", progress(0))))
        .satisfies(e -> assertThat(e.problem()).startsWith("iterations.csv cannot be written"));
    assertThatNoException().isThrownBy(() -> listener.iterationEnded(report(1)));
    assertThatNoException().isThrownBy(() -> listener.ended(progress(1), true));
  }
}
