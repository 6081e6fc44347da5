package org.gan4j.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.cli.CommandPages;
import org.gan4j.core.Gan;
import org.gan4j.experiment.ExperimentSchema;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.OptionDescription;
import org.gan4j.experiment.registry.Registry;

/**
 * The reference of the site in Markdown: a page for each kind of component with all options, a page
 * with the help of all commands, and the JSON Schema of experiments.
 */
@NotThreadSafe
public final class ReferencePages {
  private final Registry registry;

  /** A reference of these components. */
  public ReferencePages(Registry registry) {
    this.registry = registry;
  }

  /**
   * Writes the reference, and the documents as pages.
   *
   * @param arguments the folder of the site's generated sources, and the root of the repository
   * @throws IOException if a page cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path site = Path.of(arguments[0]);
    ReferencePages pages = new ReferencePages(Gan.create().registry());
    new SitePages(Path.of(arguments[1]), site).write();
    Path markdown = Files.createDirectories(site.resolve("markdown"));
    for (Map.Entry<String, String> page : pages.pages().entrySet()) {
      Files.writeString(markdown.resolve(page.getKey()), page.getValue());
    }
    Files.writeString(markdown.resolve("reference-commands.md"), CommandPages.all());
    Path resources = Files.createDirectories(site.resolve("resources"));
    Files.writeString(
        resources.resolve("experiment.schema.json"), new ExperimentSchema(pages.registry).write());
  }

  /** The pages of the components by their file names, with a page that lists them. */
  public Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder("# Components\n\n| kind | types |\n| --- | --- |\n");
    for (Kind kind : Kind.values()) {
      List<ComponentDescription> components =
          registry.describe().stream().filter(it -> it.kind().equals(kind.slot())).toList();
      String file = "reference-" + kind.slot() + ".md";
      pages.put(file, page(kind, components));
      index
          .append("| [")
          .append(kind.slot())
          .append("](")
          .append(file)
          .append(") | ")
          .append(
              components.stream()
                  .map(it -> "[" + it.type() + "](" + file + "#" + anchor(it.type()) + ")")
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    index.append("\n[JSON Schema of an experiment](experiment.schema.json), for editors.\n");
    pages.put("reference-components.md", index.toString());
    return pages;
  }

  private static String page(Kind kind, List<ComponentDescription> components) {
    String title = kind.plural();
    StringBuilder text = new StringBuilder("# ");
    text.append(title.substring(0, 1).toUpperCase(Locale.ROOT)).append(title.substring(1));
    text.append("\n\n");
    for (ComponentDescription component : components) {
      text.append("## ").append(component.type()).append("\n\n");
      text.append(escaped(component.description())).append(". In `").append(component.jar());
      text.append("`.\n\n");
      if (!component.options().isEmpty()) {
        text.append("| option | type | default | meaning |\n| --- | --- | --- | --- |\n");
        component.options().forEach(option -> text.append(row(option)));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private static String row(OptionDescription option) {
    String type =
        option.values().isEmpty()
            ? option.type() + (option.bounds().isEmpty() ? "" : ", " + option.bounds())
            : String.join(", ", option.values());
    String byDefault = option.defaultValue() == null ? "" : "`" + option.defaultValue() + "`";
    return "| `"
        + option.name()
        + "` | "
        + escaped(type)
        + " | "
        + (option.required() ? "required" : escaped(byDefault))
        + " | "
        + escaped(option.description())
        + " |\n";
  }

  /** Without characters that Markdown or HTML would take for their own. */
  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }

  private static String anchor(String heading) {
    return heading.replace(' ', '_');
  }
}
