package org.gan4j.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What ends this process, as the stacks of its threads tell while the shutdown hooks run.
 *
 * @param thread the name of the thread that runs the hooks
 * @param stack what it is doing, the innermost call first
 */
record ProcessEnd(String thread, List<StackTraceElement> stack) {
  /** Java names the threads of signals by them. */
  private static final Map<String, Integer> SIGNALS =
      Map.of("SIGHUP handler", 129, "SIGINT handler", 130, "SIGTERM handler", 143);

  private static final Set<String> LOADERS_OF_JAVA = Set.of("app", "platform");

  /** The end that goes on; empty if there is none, or Java does not show it. */
  static Optional<ProcessEnd> current() {
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      List<StackTraceElement> stack = Arrays.asList(entry.getValue());
      if (stack.stream().anyMatch(frame -> isOf(frame, "java.lang.ApplicationShutdownHooks"))) {
        return Optional.of(new ProcessEnd(entry.getKey().getName(), stack));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(StackTraceElement frame, String className) {
    return frame.getClassName().startsWith(className);
  }

  /** The exit code after a signal: 128 and its number; empty if it was none. */
  OptionalInt signal() {
    Integer code = SIGNALS.get(thread);
    return code != null && stack.stream().anyMatch(frame -> isOf(frame, "java.lang.Terminator"))
        ? OptionalInt.of(code)
        : OptionalInt.empty();
  }

  /** Where a plugin's code is in the stack. */
  private Optional<StackTraceElement> plugin() {
    return stack.stream()
        .filter(frame -> frame.getClassLoaderName() != null)
        .filter(frame -> !LOADERS_OF_JAVA.contains(frame.getClassLoaderName()))
        .findFirst();
  }

  /** For a command that had not finished. */
  ErrorReport report() {
    return plugin()
        .map(
            frame ->
                ErrorReport.failure(
                    "the plugin "
                        + frame.getClassLoaderName()
                        + " ended the process before the command had finished",
                    frame.toString(),
                    "this is a fault of "
                        + frame.getClassLoaderName()
                        + ": tell its authors, or remove it"))
        .orElseGet(
            () ->
                ErrorReport.failure(
                    "the process was ended before the command had finished",
                    "thread " + thread,
                    "if plugins are used, remove them one by one to see which of them does it"));
  }
}
