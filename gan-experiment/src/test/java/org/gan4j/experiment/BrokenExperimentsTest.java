package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.experiment.testing.Fakes;
import org.gan4j.experiment.testing.GoldenFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenExperimentsTest {
  private final ExperimentReader reader = new ExperimentReader(Fakes.registry());

  @ParameterizedTest
  @MethodSource("org.gan4j.experiment.Fixtures#allBroken")
  void saysEverythingThatIsWrongAndWhereAndWhatToDo(Path experiment) throws IOException {
    String json = Files.readString(experiment);
    String name = experiment.getFileName().toString();
    List<String> overrides = Fixtures.overrides(experiment);

    ExperimentException refusal =
        catchThrowableOfType(ExperimentException.class, () -> reader.read(json, name, overrides));

    String text =
        refusal.problems().stream()
            .map(problem -> problem.text() + "\n")
            .collect(Collectors.joining("\n"));
    GoldenFile.assertMatches(Fixtures.sibling(experiment, ".txt"), text);
  }
}
