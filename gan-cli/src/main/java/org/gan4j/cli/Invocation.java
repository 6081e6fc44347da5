package org.gan4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command for the user to paste into a shell: quoted, and with the plugins of this one. */
final class Invocation {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private final List<String> words = new ArrayList<>();
  private final List<Path> plugins;

  private Invocation(String program, List<Path> plugins) {
    words.add(program);
    this.plugins = plugins;
  }

  /**
   * A command as the user called this one.
   *
   * @param spec of the command that is running
   */
  static Invocation like(CommandSpec spec) {
    List<Path> plugins =
        spec.root().userObject() instanceof GanCommand root ? root.plugins() : List.of();
    return of(System.getProperty("gan.command", "gan"), plugins);
  }

  static Invocation of(String program, List<Path> plugins) {
    return new Invocation(program, plugins);
  }

  /** Adds words, such as a command, an option or a path. */
  Invocation with(String... others) {
    words.addAll(List.of(others));
    return this;
  }

  /** Adds an option once for each of its values. */
  Invocation withEach(String option, List<String> values) {
    values.forEach(value -> with(option, value));
    return this;
  }

  /** The line for a POSIX shell. */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>(words);
    for (Path place : plugins) {
      all.add("--plugins");
      all.add(place.toString());
    }
    return all.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
