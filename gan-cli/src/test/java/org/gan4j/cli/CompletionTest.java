package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  @TempDir private Path folder;

  @Test
  void proposesCommandsThatPeopleUse() {
    assertThat(words("")).contains("train", "sample", "completion").doesNotContain("__complete");
    assertThat(words("tr")).containsExactly("train");
    assertThat(words("datasets", "f")).containsExactly("fetch");
    assertThat(words("help", "tra")).containsExactly("train");
    assertThat(complete("tr")).contains("train\tTrain an experiment");
  }

  @Test
  void proposesOptionsOfTheCommandWithTheirMeaning() {
    assertThat(complete("sample", "runs/x", "--cou")).contains("--count\t");
    assertThat(words("sample", "runs/x", "--se")).containsExactly("--seed");
    // The word after an option with a value is that value.
    assertThat(words("sample", "--count", "--se")).isEmpty();
    // After "--" nothing is an option.
    assertThat(words("sample", "--", "--se")).isEmpty();
  }

  @Test
  void proposesKindsTypesAndMetrics() {
    assertThat(words("components", "regul")).containsExactly("regularizer");
    assertThat(words("components", "loss", "h")).containsExactly("hinge");
    assertThat(words("components", "losses", "h")).containsExactly("hinge");
    assertThat(words("evaluate", "runs/x", "--metric", "frechet")).contains("frechet-distance");
    assertThat(words("evaluate", "runs/x", "--metric=frechet"))
        .containsExactly("--metric=frechet-distance");
    assertThat(words("datasets", "fetch", "mn")).contains("mnist");
    assertThat(words("completion", "f")).containsExactly("fish");
  }

  @Test
  void proposesSettingsOfTheComponentsInTheExperiment() throws IOException {
    Path file = folder.resolve("experiment.json");
    Files.writeString(
        file,
        "{\"generator\":{\"type\":\"vanilla\"},\"optimizers\":{\"generator\":{\"type\":\"sgd\"}}}");
    String experiment = file.toString();

    assertThat(words("train", experiment, "--set", "gen")).containsExactly("generator.");
    assertThat(words("train", experiment, "--set", "generator."))
        .contains("generator.type=", "generator.hidden=")
        .doesNotContain("generator.filters=");
    assertThat(words("train", experiment, "--set", "generator.type=d"))
        .containsExactly("generator.type=dcgan");
    assertThat(words("train", experiment, "--set", "optimizers.generator.mom"))
        .isNotEmpty()
        .allMatch(word -> word.startsWith("optimizers.generator.momentum"));
    assertThat(words("train", experiment, "--set", "dataset.type=mnist-1"))
        .containsExactly("dataset.type=mnist-10k");
    assertThat(words("train", experiment, "--set=training.ep"))
        .containsExactly("--set=training.epochs=");
    assertThat(words("train", experiment, "--set", "training.classBalanced="))
        .containsExactly("training.classBalanced=false", "training.classBalanced=true");
  }

  @Test
  void proposesOptionsOfTheDefaultComponentAndOfAllWhereNoneIsKnown() {
    assertThat(words("train", "--set", "latent."))
        .contains("latent.size=")
        .doesNotContain("latent.components=");
    assertThat(words("train", "--set", "generator."))
        .contains("generator.filters=", "generator.hidden=");
    assertThat(complete("train", "--set", "loss.type=hi"))
        .contains("loss.type=hinge\tMargins for the");
    assertThat(words("train", "--set", "optimizers.generator.learningRateDecay."))
        .contains("optimizers.generator.learningRateDecay.type=")
        .doesNotContain("optimizers.generator.learningRateDecay.dataset.");
  }

  @Test
  void leavesFilesToTheShell() {
    assertThat(complete("train", "exp")).startsWith("files\n");
    assertThat(complete("sample", "")).startsWith("files\n");
    assertThat(complete("train", "x.json", "--plugins", "")).startsWith("folders\n");
    assertThat(complete("train", "--set", "name=")).startsWith("none\n");
  }

  @Test
  void saysNothingOfWhatItDoesNotKnow() throws IOException {
    Path damaged = Files.writeString(folder.resolve("damaged.json"), "{");

    assertThat(words("train", damaged.toString(), "--set", "generator.ty"))
        .containsExactly("generator.type=");
    assertThat(words("train", "--set", "nothing.here")).isEmpty();
    assertThat(words("train", "\0", "--set", "se")).containsExactly("seed=");
    assertThat(words("no-such-command", "--x")).isEmpty();
    assertThat(words("evaluate", "--no-such=x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void hasAScriptForEachShell(String shell) {
    Outcome outcome = Outcome.of("completion", shell);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output())
        .startsWith(shell.equals("zsh") ? "#compdef gan\n" : "# Completion of gan for " + shell)
        .contains("__complete");
  }

  private static List<String> words(String... line) {
    return complete(line).lines().skip(1).map(it -> it.substring(0, it.indexOf('\t'))).toList();
  }

  private static String complete(String... line) {
    List<String> arguments = new ArrayList<>(List.of("__complete", "--"));
    arguments.addAll(List.of(line));
    Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    return outcome.output();
  }
}
