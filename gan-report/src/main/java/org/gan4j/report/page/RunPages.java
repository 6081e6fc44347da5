package org.gan4j.report.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.training.RunReport;
import org.gan4j.report.page.FramePictures.Picture;
import org.gan4j.report.recorded.Drawn;
import org.gan4j.report.recorded.RecordedRun;
import org.gan4j.report.recorded.RecordedRun.Frame;

/**
 * Writes pages about runs: one file of HTML each, of at most five million bytes, which loads
 * nothing from anywhere. A file is replaced atomically.
 */
@ThreadSafe
public final class RunPages implements RunReport {
  /** In bytes. */
  public static final int LARGEST = 5_000_000;

  /** Of pictures, which grow by a third when they are written as text. */
  private static final int PICTURES = 2_400_000;

  /** One part of so many is for what the trained generator has drawn, if there is any. */
  private static final int DRAWN_SHARE = 3;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RunPages() {}

  @Override
  public Path write(Path run) {
    Path file = run.resolve("report.html");
    write(RecordedRun.read(run), file);
    return file;
  }

  /**
   * Writes the page of a run.
   *
   * @param file whose folder exists
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public static void write(RecordedRun run, Path file) {
    store(
        file,
        budget ->
            new RunPage(
                    run,
                    FramePictures.of(
                        run.frames(),
                        run.best().isPresent() ? Set.of(run.best().getAsLong()) : Set.of(),
                        run.drawn().isEmpty() ? budget : budget - budget / DRAWN_SHARE),
                    drawn(run, budget / DRAWN_SHARE),
                    time())
                .html());
  }

  /**
   * Writes a page about several runs.
   *
   * @param file whose folder exists
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public static void write(Comparison comparison, Path file) {
    store(
        file,
        budget -> {
          List<List<Picture>> pictures = new ArrayList<>();
          for (RecordedRun run : comparison.runs()) {
            List<Frame> frames = run.frames().stream().filter(Frame::isPicture).toList();
            pictures.add(
                FramePictures.of(
                    frames.subList(Math.max(0, frames.size() - 1), frames.size()),
                    Set.of(),
                    budget / comparison.runs().size()));
          }
          return new ComparisonPage(comparison, pictures, time()).html();
        });
  }

  private static Map<Drawn, Picture> drawn(RecordedRun run, int budget) throws IOException {
    Map<Drawn, Picture> pictures = new EnumMap<>(Drawn.class);
    for (Map.Entry<Drawn, Frame> drawn : run.drawn().entrySet()) {
      FramePictures.of(List.of(drawn.getValue()), Set.of(), budget / run.drawn().size())
          .forEach(picture -> pictures.put(drawn.getKey(), picture));
    }
    return pictures;
  }

  private static String time() {
    return TIME.format(Instant.now());
  }

  private interface Content {
    String within(int budget) throws IOException;
  }

  private static void store(Path file, Content content) {
    try {
      byte[] page = content.within(PICTURES).getBytes(StandardCharsets.UTF_8);
      if (page.length > LARGEST) {
        // Numbers and settings are what a page must show.
        page = content.within(0).getBytes(StandardCharsets.UTF_8);
      }
      if (page.length > LARGEST) {
        throw GanException.failure(
            "the page would have more than " + Numerals.count(LARGEST) + " bytes",
            file.toString(),
            "compare fewer runs");
      }
      byte[] whole = page;
      AtomicFile.write(file, unfinished -> Files.write(unfinished, whole));
    } catch (IOException e) {
      throw GanException.failure(
          "the page cannot be written: " + FileProblem.reason(e),
          file.toString(),
          "free some space or choose another place with --out",
          e);
    }
  }
}
