package org.gan4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;

/** The help of all commands in Markdown. */
@ThreadSafe
public final class CommandPages {
  private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)  +\\S");

  private CommandPages() {}

  /** A page with a section for each command. */
  public static String all() {
    String root = help();
    String commands = root.substring(root.indexOf("Commands:"), root.indexOf("Examples:"));
    List<String> names = COMMAND.matcher(commands).results().map(found -> found.group(1)).toList();
    return "# Commands\n\n"
        + section("gan", root)
        + names.stream()
            .map(name -> section("gan " + name, help(name)))
            .collect(Collectors.joining());
  }

  private static String section(String title, String help) {
    return "## " + title + "\n\n```\n" + help.strip() + "\n```\n\n";
  }

  private static String help(String... command) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    String[] arguments = Arrays.copyOf(command, command.length + 1);
    arguments[command.length] = "--help";
    StringWriter errors = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new StandardOutput(output, StandardCharsets.UTF_8),
                new PrintWriter(errors))
            .execute(arguments);
    if (exitCode != 0) {
      throw new IllegalStateException("no help of " + List.of(command) + ": " + errors);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
