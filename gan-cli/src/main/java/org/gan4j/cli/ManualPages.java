package org.gan4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.StandardOutput;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Manual pages of the command and of each of its commands, as {@code man} shows them: roff with the
 * macros of man(7). The build writes them into the distribution.
 */
@ThreadSafe
public final class ManualPages {
  private static final String GAN = "gan";

  private ManualPages() {}

  /**
   * Writes all pages into a folder.
   *
   * @param arguments the folder, and the version of GAN4J
   * @throws IOException if a page cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, String> page : pages(arguments[1]).entrySet()) {
      Files.writeString(folder.resolve(page.getKey() + ".1"), page.getValue());
    }
  }

  /** The pages by their names, such as {@code gan-train}. */
  static Map<String, String> pages(String version) {
    CommandLine root = new CommandLine(new GanCommand());
    StandardOutput none =
        new StandardOutput(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
    new Commands(
            Terminals.NONE,
            () -> {
              throw new IllegalStateException("a manual page needs no components");
            },
            new Interruption(),
            new Destination(none, new PrintWriter(none), false, false))
        .addTo(root);
    Map<String, String> pages = new LinkedHashMap<>();
    add(root, GAN, version, pages);
    return pages;
  }

  private static void add(
      CommandLine command, String name, String version, Map<String, String> pages) {
    pages.put(name, page(command, name, version));
    command
        .getSubcommands()
        .forEach(
            (subcommand, line) -> {
              if (!line.getCommandSpec().usageMessage().hidden()) {
                add(line, name + "-" + subcommand, version, pages);
              }
            });
  }

  private static String page(CommandLine command, String name, String version) {
    CommandSpec spec = command.getCommandSpec();
    List<String> description = List.of(spec.usageMessage().description());
    Page page = new Page();
    page.macro("TH", name.toUpperCase(Locale.ROOT), "1", "", "GAN4J " + version, "GAN4J");
    page.section("NAME");
    page.line(name + " - " + (description.isEmpty() ? "" : description.get(0)));
    page.section("SYNOPSIS");
    page.line(command.getHelp().synopsis(0).strip().replaceAll("\\s+", " "));
    page.section("DESCRIPTION");
    description.forEach(page::line);
    if (!spec.positionalParameters().isEmpty() || !spec.options().isEmpty()) {
      page.section("OPTIONS");
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      page.item(parameter.paramLabel(), parameter.description());
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        page.item(synopsis(option), option.description());
      }
    }
    Map<String, CommandSpec> listed = new LinkedHashMap<>();
    command
        .getSubcommands()
        .forEach((subcommand, line) -> listed.put(subcommand, line.getCommandSpec()));
    listed.values().removeIf(subcommand -> subcommand.usageMessage().hidden());
    if (!listed.isEmpty()) {
      page.section("COMMANDS");
      listed.forEach(
          (subcommand, its) ->
              page.item(name + "-" + subcommand + "(1)", its.usageMessage().description()));
    }
    List<String> footer = List.of(spec.usageMessage().footer());
    if (!footer.isEmpty()) {
      page.section("EXAMPLES");
      page.verbatim(footer);
    }
    if (!name.equals(GAN)) {
      page.section("SEE ALSO");
      page.line(name.substring(0, name.lastIndexOf('-')) + "(1)");
    }
    return page.toString();
  }

  private static String synopsis(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    String value = option.paramLabel();
    return names + (option.arity().min() == 0 ? "[=" + value + "]" : "=" + value);
  }

  /** Text in roff. */
  private static final class Page {
    private final StringBuilder text = new StringBuilder();

    void macro(String name, String... words) {
      text.append('.').append(name);
      for (String word : words) {
        text.append(" \"").append(escaped(word).replace("\"", "\\(dq")).append('"');
      }
      text.append('\n');
    }

    void section(String title) {
      macro("SH", title);
    }

    void line(String line) {
      text.append(protectedStart(line)).append('\n');
    }

    void item(String title, String... description) {
      text.append(".TP\n\\fB").append(escaped(title)).append("\\fR\n");
      line(Arrays.stream(description).collect(Collectors.joining(" ")));
    }

    void verbatim(List<String> lines) {
      text.append(".nf\n");
      lines.forEach(this::line);
      text.append(".fi\n");
    }

    /** A dot or an apostrophe at the beginning would make a macro of the line. */
    private static String protectedStart(String line) {
      String escaped = escaped(line);
      return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String escaped(String line) {
      return line.replace("%n", "")
          .replace("\\", "\\e")
          .replace("-", "\\-")
          .codePoints()
          .mapToObj(Page::escaped)
          .collect(Collectors.joining());
    }

    /** Not every version of roff reads UTF-8. */
    private static String escaped(int character) {
      return character < 128
          ? Character.toString(character)
          : String.format(Locale.ROOT, "\\[u%04X]", character);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
