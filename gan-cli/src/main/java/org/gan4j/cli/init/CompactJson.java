package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.experiment.configuration.Json;

/** JSON as people write it: what fits into a line stands on a line. */
final class CompactJson {
  private static final int LINE = 90;
  private static final double LEAST_PLAIN = 1e-6;

  private CompactJson() {}

  /** Writes an object, with each member on a line of its own at least. */
  static String write(JsonNode object) {
    return lines(object, 0);
  }

  private static String text(JsonNode node, int column, int indent) {
    String line = line(node);
    return column + line.length() <= LINE || node.isValueNode() ? line : lines(node, indent);
  }

  private static String line(JsonNode node) {
    if (node.isObject()) {
      List<String> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        members.add(name(member.getKey()) + line(member.getValue()));
      }
      return members.isEmpty() ? "{}" : "{ " + String.join(", ", members) + " }";
    }
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(element -> elements.add(line(element)));
      return "[" + String.join(", ", elements) + "]";
    }
    return node.isFloatingPointNumber() && Math.abs(node.doubleValue()) >= LEAST_PLAIN
        ? plain(node.decimalValue())
        : Json.write(node);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String lines(JsonNode node, int indent) {
    String margin = "\n" + " ".repeat(indent + 2);
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = name(member.getKey());
        // The comma after it needs a column as well.
        parts.add(name + text(member.getValue(), indent + 3 + name.length(), indent + 2));
      }
    } else {
      node.forEach(element -> parts.add(text(element, indent + 3, indent + 2)));
    }
    String begin = node.isObject() ? "{" : "[";
    String end = node.isObject() ? "}" : "]";
    return begin + margin + String.join("," + margin, parts) + "\n" + " ".repeat(indent) + end;
  }

  private static String name(String member) {
    return Json.write(TextNode.valueOf(member)) + ": ";
  }
}
