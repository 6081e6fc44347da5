package org.gan4j.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many columns the terminal has. */
final class TerminalWidth {
  /** The width that every terminal has. */
  static final int USUAL = 80;

  private static final File TERMINAL = new File("/dev/tty");

  private TerminalWidth() {}

  /** Asks the terminal; 80 where that cannot be done. */
  static int columns() {
    if (!TERMINAL.exists()) {
      return USUAL;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      return columns(answer);
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** From rows and columns, as {@code stty size} prints them; 0 where they are unknown. */
  static int columns(String answer) {
    String[] size = answer.strip().split(" ", -1);
    if (size.length != 2 || !size[1].matches("[1-9]\\d{0,4}")) {
      return USUAL;
    }
    return Integer.parseInt(size[1]);
  }
}
