package org.gan4j.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON in a page. */
final class Json {
  /** In characters; the file itself has the rest. */
  private static final int LONGEST = 100_000;

  private static final int LONGEST_VALUE = 2000;

  private Json() {}

  /** An entry of a list, unless it is empty. */
  static void entry(Markup page, String name, String value) {
    if (!value.isEmpty()) {
      page.element("dt", name).element("dd", cut(value, LONGEST_VALUE));
    }
  }

  /** The object, folded: every member can be unfolded by itself. */
  static void foldable(Markup page, String title, JsonNode object) {
    page.open("details").element("summary", title);
    page.open("div", "class", "nested");
    int[] left = {LONGEST};
    object
        .properties()
        .forEach(
            member -> {
              String text = cut(member.getValue().toPrettyString(), left[0]);
              left[0] = Math.max(0, left[0] - text.length());
              if (member.getValue().isContainerNode() && !member.getValue().isEmpty()) {
                page.open("details").element("summary", cut(member.getKey(), LONGEST_VALUE));
                page.element("pre", text).close("details");
              } else {
                page.open("div").text(cut(member.getKey(), LONGEST_VALUE) + ": ");
                page.element("code", text).close("div");
              }
            });
    page.close("div").close("details");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + " … (see the file)";
  }

  /** The elements of an array in one text. */
  static String joined(JsonNode array, String between) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return String.join(between, texts);
  }

  /** The members of an object in one text. */
  static String pairs(JsonNode object) {
    List<String> texts = new ArrayList<>();
    object
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              texts.add(
                  member.getKey()
                      + ": "
                      + (value.canConvertToLong()
                          ? Numerals.count(value.asLong())
                          : value.isValueNode() ? value.asText() : value.toString()));
            });
    return String.join(", ", texts);
  }
}
