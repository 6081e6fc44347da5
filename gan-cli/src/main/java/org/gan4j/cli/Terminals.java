package org.gan4j.cli;

import java.io.Console;
import java.util.Map;
import org.gan4j.cli.progress.TerminalWidth;
import org.jspecify.annotations.Nullable;

/**
 * Which of the standard streams are terminals.
 *
 * @param output whether standard output is a terminal
 * @param error whether standard error is a terminal on which a line can be overwritten
 */
record Terminals(boolean output, boolean error) {

  /** No terminal at all, as in a pipe. */
  static final Terminals NONE = new Terminals(false, false);

  /** How wide standard output is, in columns; 80 where it is no terminal. */
  int columns() {
    return output ? TerminalWidth.ask() : TerminalWidth.USUAL;
  }

  /** Those of this process. */
  static Terminals ofProcess() {
    boolean console = isTerminal(System.console());
    return of(
        System.getenv(), flag("gan.terminal.output", console), flag("gan.terminal.error", console));
  }

  static Terminals of(Map<String, String> environment, boolean output, boolean error) {
    boolean plain =
        environment.containsKey("CI") || "dumb".equals(environment.getOrDefault("TERM", ""));
    return new Terminals(output, error && !plain);
  }

  /** The start script knows each stream; Java knows only whether there is a console. */
  private static boolean flag(String property, boolean otherwise) {
    String value = System.getProperty(property);
    return value == null ? otherwise : Boolean.parseBoolean(value);
  }

  /**
   * From Java 22 on there is a console even without a terminal, and a method to distinguish the
   * two.
   */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
