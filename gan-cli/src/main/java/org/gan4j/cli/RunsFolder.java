package org.gan4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.io.FileProblem;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.core.run.RunFolder;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;

/**
 * The folder in which runs are created that nobody gave a place: {@code runs/<name>-<time>}, with a
 * number if that is taken.
 *
 * @param path it may not exist yet
 */
record RunsFolder(Path path) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /**
   * Creates the folder of a new run. Several processes may do so at the same time.
   *
   * @throws GanException of kind FAILURE if it cannot be created
   */
  Path create(String experimentName, LocalDateTime now) {
    String name = experimentName + "-" + TIME.format(now);
    Path folder = path.resolve(name);
    try {
      Files.createDirectories(path);
      for (int i = 2; !isCreated(folder); i++) {
        folder = path.resolve(name + "-" + i);
      }
      return folder;
    } catch (IOException e) {
      throw GanException.failure(
              "the output folder cannot be created: " + FileProblem.reason(e),
              folder.toString(),
              "choose a folder that you may write to",
              e)
          .withCode(ErrorCode.OUTPUT_NOT_WRITABLE);
    }
  }

  /** A folder that is not there yet, and is created later. */
  Path free(String experimentName, LocalDateTime now) {
    String name = experimentName + "-" + TIME.format(now);
    Path folder = path.resolve(name);
    for (int i = 2; Files.exists(folder); i++) {
      folder = path.resolve(name + "-" + i);
    }
    return folder;
  }

  private static boolean isCreated(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * The run of an experiment that was started last.
   *
   * @return empty if there is none
   */
  Optional<Path> newest(String experimentName) {
    return newest(experimentName, folder -> new RunFolder(folder).isRun());
  }

  /**
   * The folder of some kind that was created last for an experiment.
   *
   * @param kind which folders count
   * @return empty if there is none
   */
  Optional<Path> newest(String experimentName, Predicate<Path> kind) {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    Pattern ours =
        Pattern.compile(Pattern.quote(experimentName) + "-(\\d{8}-\\d{6})(?:-(\\d{1,9}))?");
    try (Stream<Path> folders = Files.list(path)) {
      return folders
          .filter(kind)
          .flatMap(folder -> run(ours, folder).stream())
          .max(Comparator.comparing(Run::started).thenComparing(Run::number))
          .map(Run::folder);
    } catch (IOException e) {
      throw GanException.failure(
          "the folder of runs cannot be read: " + e.getMessage(),
          path.toString(),
          "check its permissions",
          e);
    }
  }

  private record Run(Path folder, Instant started, int number) {}

  /** Empty for folders of other experiments. */
  private static Optional<Run> run(Pattern ours, Path folder) {
    Matcher name = ours.matcher(String.valueOf(folder.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    int number = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
    Instant started =
        started(new RunFolder(folder).provenance()).orElseGet(() -> instant(name.group(1)));
    return Optional.of(new Run(folder, started, number));
  }

  /** The time of a name is that of a clock on the wall, which may have been another place's. */
  private static Instant instant(String time) {
    try {
      return LocalDateTime.parse(time, TIME).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<Instant> started(Path provenance) {
    try {
      JsonNode json = Json.parse(SmallFile.read(provenance, Json.LONGEST).orElse("{}"));
      return Optional.of(Instant.parse(json.path("started").asText()));
    } catch (JsonSyntaxException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
