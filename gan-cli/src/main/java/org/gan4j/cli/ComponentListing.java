package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.gan4j.cli.output.Paragraph;
import org.gan4j.cli.output.TextTable;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.OptionDescription;
import org.gan4j.experiment.registry.UnusableComponent;

/** Components, for people and for programs. */
record ComponentListing(List<ComponentDescription> components, List<UnusableComponent> broken) {
  private static final Pattern LINE_END = Pattern.compile("\\s*\n\\s*");

  /**
   * A line each, or each with its options below it.
   *
   * @param columns of the terminal
   */
  void print(PrintWriter writer, boolean withOptions, int columns) {
    if (!withOptions) {
      printLines(writer);
      return;
    }
    for (ComponentDescription component : components) {
      writer.println(component.kind() + " " + component.type() + " (" + place(component) + ")");
      Paragraph.print(component.description(), 2, 2, columns, writer);
      printOptions(component.options(), columns, writer);
      writer.println();
    }
  }

  private void printLines(PrintWriter writer) {
    TextTable table = new TextTable();
    table.row("KIND", "TYPE", "JAR", "VERSION", "DESCRIPTION");
    for (ComponentDescription component : components) {
      table.row(
          component.kind(),
          component.type(),
          component.jar(),
          component.version() == null ? "-" : component.version(),
          component.description());
    }
    table.print(writer);
  }

  private static String place(ComponentDescription component) {
    return component.version() == null
        ? component.jar()
        : component.jar() + ", version " + component.version();
  }

  /** The name of an option stands alone, so that its description has most of the line. */
  private static void printOptions(
      List<OptionDescription> options, int columns, PrintWriter writer) {
    for (OptionDescription option : options) {
      Paragraph.print(
          option.name() + "  " + type(option) + "  " + value(option), 2, 6, columns, writer);
      Paragraph.print(option.description(), 6, 6, columns, writer);
    }
  }

  private static String type(OptionDescription option) {
    String rule = option.values().isEmpty() ? option.bounds() : String.join(" | ", option.values());
    return rule.isEmpty() ? option.type() : option.type() + ", " + rule;
  }

  private static String value(OptionDescription option) {
    if (option.defaultValue() != null) {
      return "= " + LINE_END.matcher(option.defaultValue()).replaceAll(" ");
    }
    return option.required() ? "required" : "optional";
  }

  /** For people only: programs that read the list must not receive these. */
  void printBroken(PrintWriter writer) {
    for (UnusableComponent one : broken) {
      Kind kind = one.kind();
      String subject = kind == null ? "" : kind.slot() + " " + one.provider() + " of ";
      writer.println("broken: " + subject + one.origin().name() + ": " + one.problem());
    }
  }

  ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode list = object.putArray("components");
    components.forEach(component -> list.add(toJson(component)));
    ArrayNode failures = object.putArray("broken");
    for (UnusableComponent one : broken) {
      failures
          .addObject()
          .put("kind", one.noun())
          .put("provider", one.provider())
          .put("jar", one.origin().name())
          .put("problem", one.problem());
    }
    return object;
  }

  private static ObjectNode toJson(ComponentDescription component) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("kind", component.kind());
    object.put("type", component.type());
    object.put("description", component.description());
    object.put("jar", component.jar());
    object.put("version", component.version());
    ArrayNode options = object.putArray("options");
    component.options().forEach(option -> options.add(toJson(option)));
    return object;
  }

  private static ObjectNode toJson(OptionDescription option) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("name", option.name());
    object.put("type", option.type());
    object.put("required", option.required());
    if (option.defaultValue() != null) {
      object.set("default", Json.parse(option.defaultValue()));
    }
    if (!option.bounds().isEmpty()) {
      object.put("bounds", option.bounds());
    }
    if (!option.values().isEmpty()) {
      option.values().forEach(object.putArray("values")::add);
    }
    object.put("description", option.description());
    return object;
  }
}
