package org.gan4j.report.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.api.io.FileProblem;

/**
 * A run as the files of its folder record it. Whatever is missing or damaged is empty.
 *
 * @param folder of the run
 * @param experiment the resolved experiment; missing if it cannot be read
 * @param provenance run.json; missing if it cannot be read
 * @param records of iterations and evaluations
 * @param frames grids of samples, by step
 * @param drawn pictures that were drawn with the trained generator, the newest of each kind
 * @param best the step of the best checkpoint, where a metric has chosen one
 */
@NotThreadSafe
public record RecordedRun(
    Path folder,
    JsonNode experiment,
    JsonNode provenance,
    Records records,
    List<Frame> frames,
    Map<Drawn, Frame> drawn,
    OptionalLong best) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LARGEST_JSON = 1 << 24;
  private static final int LARGEST_POINTER = 100;
  private static final Pattern FRAME = Pattern.compile("step-(\\d{1,18})\\.(png|csv)");
  private static final Pattern DRAWN =
      Pattern.compile("([a-z]+)-(\\d{1,18})(-seed-?\\d{1,19})?\\.png");
  private static final Pattern POINTER = Pattern.compile("step-(\\d{1,18})\\.gan");

  /** Copies the collections. */
  public RecordedRun {
    frames = List.copyOf(frames);
    drawn = Collections.unmodifiableMap(new EnumMap<>(drawn));
  }

  /**
   * Samples of the same latents at a step.
   *
   * @param step of the training
   * @param file a PNG, or CSV where samples are no pictures
   */
  public record Frame(long step, Path file) {

    /** Whether it can be looked at. */
    public boolean isPicture() {
      return file.toString().endsWith(".png");
    }
  }

  /**
   * Reads a run.
   *
   * @param folder of the run
   * @throws GanException of kind USAGE if it is not the folder of a run, of kind FAILURE if it
   *     cannot be read
   */
  public static RecordedRun read(Path folder) {
    if (!Files.isRegularFile(folder.resolve("experiment.json"))
        && !Files.isRegularFile(folder.resolve("metrics.jsonl"))) {
      throw GanException.usage(
              "this is no folder of a run: it has neither experiment.json nor metrics.jsonl",
              folder.toString(),
              "give the folder that 'gan train' printed")
          .withCode(ErrorCode.USAGE);
    }
    try {
      OptionalLong best = best(folder);
      return new RecordedRun(
          folder,
          json(folder.resolve("experiment.json")),
          json(folder.resolve("run.json")),
          Records.read(folder.resolve("metrics.jsonl"), best.orElse(-1)),
          frames(folder.resolve("samples")),
          drawn(folder.resolve("samples")),
          best);
    } catch (IOException e) {
      throw GanException.failure(
          "the run cannot be read: " + FileProblem.reason(e),
          folder.toString(),
          "check the permissions of its files",
          e);
    }
  }

  /** A report of a run that is damaged says more than none. */
  static JsonNode json(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode read = MAPPER.readTree(BoundedFile.read(file, LARGEST_JSON).orElse(new byte[0]));
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  static OptionalLong best(Path folder) throws IOException {
    Path pointer = folder.resolve("checkpoints").resolve("best");
    if (Files.isRegularFile(pointer)) {
      byte[] content = BoundedFile.read(pointer, LARGEST_POINTER).orElse(new byte[0]);
      Matcher name = POINTER.matcher(new String(content, StandardCharsets.UTF_8).strip());
      if (name.matches()) {
        return OptionalLong.of(Long.parseLong(name.group(1)));
      }
    }
    return OptionalLong.empty();
  }

  static List<Frame> frames(Path samples) throws IOException {
    if (!Files.isDirectory(samples)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(samples)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(RecordedRun::frame)
          .sorted(Comparator.comparingLong(Frame::step))
          .toList();
    }
  }

  static Map<Drawn, Frame> drawn(Path samples) throws IOException {
    Map<Drawn, Frame> newest = new EnumMap<>(Drawn.class);
    if (Files.isDirectory(samples)) {
      try (Stream<Path> files = Files.list(samples)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          Matcher name = DRAWN.matcher(String.valueOf(file.getFileName()));
          if (name.matches()) {
            Frame frame = new Frame(Long.parseLong(name.group(2)), file);
            Drawn.of(name.group(1))
                .ifPresent(
                    kind ->
                        newest.merge(
                            kind, frame, (old, now) -> now.step() >= old.step() ? now : old));
          }
        }
      }
    }
    return newest;
  }

  private static Stream<Frame> frame(Path file) {
    Matcher name = FRAME.matcher(String.valueOf(file.getFileName()));
    return name.matches()
        ? Stream.of(new Frame(Long.parseLong(name.group(1)), file))
        : Stream.empty();
  }

  /** The name of its folder. */
  public String folderName() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** The name of its experiment, or else of its folder. */
  public String name() {
    String named = experiment.path("name").asText("");
    return named.isBlank() ? folderName() : named;
  }
}
