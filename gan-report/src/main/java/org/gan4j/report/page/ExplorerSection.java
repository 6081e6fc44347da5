package org.gan4j.report.page;

import java.util.Locale;

/** The knobs of an explorer, and the place of its picture. The script of the page connects them. */
final class ExplorerSection {
  private static final String[] CORNERS = {"first", "second", "third", "fourth"};

  private final Markup page;
  private final Knobs knobs;

  ExplorerSection(Markup page, Knobs knobs) {
    this.page = page;
    this.knobs = knobs;
  }

  /**
   * Writes the section.
   *
   * @param note whose samples these are
   */
  void write(String note) {
    page.open("section", "id", "explorer").element("h2", "Explorer");
    page.element("p", note, "class", "note");
    page.open("div", "class", "explorer");
    picture();
    page.open("form", "class", "knobs", "autocomplete", "off");
    draws();
    if (knobs.interpolation()) {
      pad();
    }
    directions();
    page.open("p");
    page.element("button", "Reset", "type", "button", "id", "reset").close("p");
    page.close("form").close("div").close("section");
  }

  private void picture() {
    page.open("figure", "class", "view");
    page.open("img", "id", "picture", "alt", "No sample yet");
    page.open("p", "class", "note");
    page.element("output", "", "id", "picture-note", "aria-live", "polite").close("p");
    page.open("p");
    page.element("a", "Save this picture", "id", "save", "download", "sample.png", "hidden", "");
    page.close("p").close("figure");
  }

  private void draws() {
    page.open("p", "class", "knob").element("label", "Seed", "for", "seed");
    page.open(
        "input",
        "type",
        "number",
        "id",
        "seed",
        "value",
        "1",
        "step",
        "1",
        "min",
        "0",
        "max",
        "999999999");
    page.element("button", "Next", "type", "button", "id", "next", "aria-label", "Next seed");
    page.close("p");
    if (!knobs.classes().isEmpty()) {
      page.open("p", "class", "knob").element("label", "Class", "for", "class");
      page.open("select", "id", "class");
      for (int label = 0; label < knobs.classes().size(); label++) {
        page.element("option", knobs.classes().get(label), "value", String.valueOf(label));
      }
      page.element("option", "each in turn", "value", "").close("select").close("p");
    }
    if (knobs.conditions()) {
      page.open("p", "class", "knob").element("label", "Condition", "for", "condition");
      page.open(
          "input",
          "type",
          "number",
          "id",
          "condition",
          "step",
          "1",
          "min",
          "0",
          "max",
          "999999999",
          "placeholder",
          "as the seed");
      page.close("p");
    }
    if (knobs.samples().many() > knobs.samples().few()) {
      page.open("p", "class", "knob").element("label", "Samples", "for", "count");
      page.open("select", "id", "count");
      for (int count : new int[] {knobs.samples().few(), knobs.samples().many()}) {
        page.element("option", Numerals.count(count), "value", String.valueOf(count));
      }
      page.close("select").close("p");
    }
    if (knobs.truncation() > 0) {
      range("truncation", "Truncation", 0.1, knobs.truncation(), knobs.truncation(), 0.1);
    }
  }

  private void directions() {
    if (knobs.directions() == 0) {
      return;
    }
    page.open("fieldset").element("legend", "Directions of the largest changes");
    for (int i = 0; i < knobs.directions(); i++) {
      range("direction-" + i, "Direction " + (i + 1), -4, 4, 0, 0.1);
    }
    page.close("fieldset");
  }

  private void range(String id, String label, double min, double max, double value, double step) {
    page.open("p", "class", "knob").element("label", label, "for", id);
    page.open(
        "input",
        "type",
        "range",
        "id",
        id,
        "min",
        number(min),
        "max",
        number(max),
        "value",
        number(value),
        "step",
        number(step));
    page.element("output", "", "for", id).close("p");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void pad() {
    page.open("fieldset").element("legend", "Interpolation: drag between four samples");
    page.open("div", "class", "pad", "id", "pad");
    for (int i = 0; i < CORNERS.length; i++) {
      page.open(
          "img", "class", "corner", "id", "corner-" + i, "alt", "The " + CORNERS[i] + " sample");
    }
    page.element(
        "button",
        "",
        "type",
        "button",
        "id",
        "handle",
        "aria-label",
        "Place between the four samples; the arrow keys move it",
        "aria-describedby",
        "pad-note");
    page.close("div");
    page.open("p", "class", "note").element("output", "", "id", "pad-note").close("p");
    page.close("fieldset");
  }
}
