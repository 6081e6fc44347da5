package org.gan4j.report.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * A run that trains: what its files have recorded so far. Of metrics.jsonl, only lines that are new
 * are read; all of them again when the file is another one, as after a roll-back.
 */
@NotThreadSafe
public final class FollowedRun {
  private static final int PORTION = 1 << 22;

  private final Path folder;
  private final Path metrics;
  private Records records = Records.empty();
  private long read;
  private long chosen = -1;
  private @Nullable Object file;
  private JsonNode experiment = MissingNode.getInstance();
  private JsonNode provenance = MissingNode.getInstance();
  private long provenanceTime;

  /**
   * Has read nothing yet.
   *
   * @param folder of the run, which need not exist yet
   */
  public FollowedRun(Path folder) {
    this.folder = folder;
    this.metrics = folder.resolve("metrics.jsonl");
  }

  /** The folder of the run. */
  public Path folder() {
    return folder;
  }

  /**
   * Reads what is new.
   *
   * @return the run until now; its records change with the next call
   * @throws IOException if a file cannot be read
   */
  public RecordedRun read() throws IOException {
    OptionalLong best = RecordedRun.best(folder);
    readRecords();
    long step = best.orElse(-1);
    if (!records.chosen(step) && step != chosen) {
      // Its numbers were read before it was known to be the best.
      restart(file);
      records.chosen(step);
      readRecords();
    }
    chosen = step;
    readSettings();
    return new RecordedRun(
        folder,
        experiment,
        provenance,
        records,
        RecordedRun.frames(folder.resolve("samples")),
        RecordedRun.drawn(folder.resolve("samples")),
        best);
  }

  private void readSettings() throws IOException {
    if (experiment.isMissingNode()) {
      experiment = RecordedRun.json(folder.resolve("experiment.json"));
    }
    Path origin = folder.resolve("run.json");
    if (Files.isRegularFile(origin)) {
      long time = Files.getLastModifiedTime(origin).toMillis();
      if (time != provenanceTime) {
        provenance = RecordedRun.json(origin);
        provenanceTime = time;
      }
    }
  }

  private void readRecords() throws IOException {
    if (!Files.isRegularFile(metrics)) {
      restart(null);
      return;
    }
    BasicFileAttributes now = Files.readAttributes(metrics, BasicFileAttributes.class);
    Object key = now.fileKey() == null ? "" : now.fileKey();
    if (!key.equals(file) || now.size() < read) {
      restart(key);
    }
    while (read < now.size()) {
      byte[] portion = portion(now.size());
      int end = endOfLines(portion);
      if (end == 0) {
        return;
      }
      records.append(new ByteArrayInputStream(portion, 0, end));
      read += end;
    }
  }

  private byte[] portion(long size) throws IOException {
    try (InputStream input = Files.newInputStream(metrics)) {
      input.skipNBytes(read);
      return input.readNBytes((int) Math.min(PORTION, size - read));
    }
  }

  /** The last line may be a part: it is read when the rest is there. */
  private static int endOfLines(byte[] portion) {
    int end = portion.length;
    while (end > 0 && portion[end - 1] != '\n') {
      end--;
    }
    // No line that a training writes is as long as this.
    return end == 0 && portion.length == PORTION ? PORTION : end;
  }

  private void restart(@Nullable Object key) {
    records = Records.empty();
    read = 0;
    file = key;
  }
}
