package org.gan4j.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.datasets.download.FetchListener;
import org.gan4j.datasets.download.RemoteFile;

/** Shows the progress of a download, all files together. */
final class FetchDisplay implements FetchListener {
  private static final int KILOBYTE = 1000;

  private final CountDisplay display;
  private final PrintWriter error;
  private final Map<String, Long> bytesByFile = new HashMap<>();

  FetchDisplay(CountDisplay display, PrintWriter error) {
    this.display = display;
    this.error = error;
  }

  static long kilobytes(long bytes) {
    return (bytes + KILOBYTE - 1) / KILOBYTE;
  }

  @Override
  public void progress(RemoteFile file, long bytes) {
    bytesByFile.put(file.name(), bytes);
    display.at(kilobytes(bytesByFile.values().stream().mapToLong(Long::longValue).sum()));
  }

  @Override
  public void note(String message) {
    display.note(message, error);
  }
}
