package org.gan4j.cli.complete;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.cli.complete.Candidates.Word;
import org.gan4j.core.run.RunFolder;
import org.gan4j.experiment.ExperimentSchema;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import picocli.CommandLine.Model.ArgSpec;

/** Completes values of options and parameters, by the label that help gives them. */
final class Values {
  private static final Path RUNS = Path.of("runs");

  private final Supplier<Registry> registry;

  /**
   * Values, with components.
   *
   * @param registry found when components are asked for, since that takes a moment
   */
  Values(Supplier<Registry> registry) {
    this.registry = registry;
  }

  /**
   * The candidates for a value.
   *
   * @param argument the option or the parameter
   * @param typed of the value so far
   * @param line all words of the command
   */
  Candidates of(ArgSpec argument, String typed, List<String> line) {
    if (argument.completionCandidates() != null) {
      return Candidates.texts(argument.completionCandidates());
    }
    return switch (argument.paramLabel()) {
      case "PATH=VALUE" -> settings(line).of(typed);
      case "RUN", "RUN|SAMPLES" -> runs();
      case "DIR" -> Candidates.of(Candidates.Files.FOLDERS);
      case "KIND" -> Candidates.texts(Arrays.stream(Kind.values()).map(Kind::slot).toList());
      case "TYPE" -> types(line);
      case "METRIC" -> types(Kind.METRIC);
      case "FEATURES" -> types(Kind.FEATURES);
      case "COMMAND" -> CommandCompletion.subcommands(argument.command().root());
      default -> mayBeFile(argument) ? Candidates.of(Candidates.Files.FILES) : Candidates.NONE;
    };
  }

  private static boolean mayBeFile(ArgSpec argument) {
    String label = argument.paramLabel();
    return argument.auxiliaryTypes()[0] == Path.class
        || label.startsWith("FILE")
        || label.equals("DATA")
        || label.equals("DATASET")
        || label.equals("MASK");
  }

  private Candidates types(Kind kind) {
    List<Word> words = new ArrayList<>();
    for (ComponentDescription component : registry.get().describe()) {
      if (component.kind().equals(kind.slot())) {
        words.add(new Word(component.type(), component.description()));
      }
    }
    return Candidates.words(words);
  }

  /** The types of the kind that the line names. */
  private Candidates types(List<String> line) {
    return Arrays.stream(Kind.values())
        .filter(
            kind -> line.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(named(kind)))
        .findFirst()
        .map(this::types)
        .orElse(Candidates.NONE);
  }

  private static Predicate<String> named(Kind kind) {
    return word -> word.equals(kind.slot()) || word.equals(kind.plural());
  }

  private Settings settings(List<String> line) {
    JsonNode schema;
    try {
      schema = Json.parse(new ExperimentSchema(registry.get()).write());
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the schema is JSON", e);
    }
    return new Settings(
        schema,
        line.stream()
            .flatMap(word -> experiment(word).stream())
            .findFirst()
            .orElse(MissingNode.getInstance()));
  }

  /** The experiment that a word of the line names: a file, or a run's. */
  private static Optional<JsonNode> experiment(String word) {
    try {
      Path path = Path.of(word);
      Path file = Files.isDirectory(path) ? new RunFolder(path).experiment() : path;
      if (word.isEmpty() || !file.toString().endsWith(".json") || !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      return SmallFile.read(file, Json.LONGEST).flatMap(Values::parsed);
    } catch (InvalidPathException | GanException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(Json.parse(text));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  /** The runs of the usual folder; a shell adds files and folders, since a run may be anywhere. */
  private static Candidates runs() {
    List<Word> words = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(RUNS)) {
      for (Path folder : folders) {
        if (Files.isRegularFile(new RunFolder(folder).experiment())) {
          words.add(new Word(folder.toString(), "a run"));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      words.clear();
    }
    return new Candidates(Candidates.Files.FILES, words);
  }
}
