package org.gan4j.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.report.recorded.Curve;
import org.gan4j.report.recorded.Curve.Extreme;
import org.gan4j.report.recorded.Curve.Point;
import org.gan4j.report.recorded.Incident;

/**
 * Curves over the steps of a training, as SVG that stretches to any width. The labels are HTML, so
 * that they do not stretch. Beside the picture stands what it shows, as a table.
 */
final class LineChart {
  /** Of the picture's own units, which stretch. */
  private static final int WIDTH = 1000;

  private static final int HEIGHT = 300;
  private static final int COLOURS = 8;
  private static final int MOST_DOTS = 40;

  private final String title;
  private final List<String> explanations = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Incident> marks = new ArrayList<>();
  private final int most;
  private boolean share;
  private boolean ranges = true;

  private record Line(String name, Curve curve, List<Point> points, int colour) {}

  /**
   * A chart without lines.
   *
   * @param most points of a line
   */
  LineChart(String title, int most) {
    this.title = title;
    this.most = most;
  }

  /** Adds a line, if its curve has values. */
  LineChart line(String name, Curve curve, int colour) {
    if (!curve.isEmpty()) {
      lines.add(new Line(name, curve, curve.points(most), Math.floorMod(colour, COLOURS)));
    }
    return this;
  }

  /** Adds lines, each with the next colour. */
  LineChart lines(Map<String, Curve> curves) {
    curves.forEach((name, curve) -> line(name, curve, lines.size()));
    return this;
  }

  /** Adds a paragraph below the chart. */
  LineChart explain(String text) {
    explanations.add(text);
    return this;
  }

  /** Marks steps. */
  LineChart mark(List<Incident> incidents) {
    marks.addAll(incidents);
    return this;
  }

  /** The values are shares: the axis is from 0 to 1. */
  LineChart share() {
    share = true;
    return this;
  }

  /** Shows no areas between the lowest and the highest values. */
  LineChart withoutRanges() {
    ranges = false;
    return this;
  }

  /** Whether any line has more than one point. */
  boolean hasCourse() {
    return lines.stream().anyMatch(line -> line.points().size() > 1);
  }

  /** Whether there is no value other than 0. */
  boolean isZero() {
    return lines.stream()
        .allMatch(
            line -> line.curve().lowest().value() == 0 && line.curve().highest().value() == 0);
  }

  /** Writes the chart, if it has lines; single values as a table alone. */
  void writeTo(Markup page) {
    if (lines.isEmpty()) {
      return;
    }
    page.open("figure", "class", "chart");
    page.element("figcaption", title);
    if (hasCourse()) {
      plot(page);
    }
    explanations.forEach(text -> page.element("p", text, "class", "note"));
    table(page);
    page.close("figure");
  }

  private void plot(Markup page) {
    double from = Math.min(0, extreme(false, Point::step));
    double to = Math.max(extreme(true, Point::step), from + 1);
    Axis axis =
        share
            ? Axis.of(0, 1, false)
            : Axis.of(extreme(false, Point::mean), extreme(true, Point::mean), true);
    boolean named = lines.size() == 1 && marks.isEmpty() && lines.get(0).name().equals(title);
    if (!named) {
      legend(page);
    }
    page.open("div", "class", "plot");
    page.open("div", "class", "y", "aria-hidden", "true");
    for (int i = axis.labels().size() - 1; i >= 0; i--) {
      page.element("span", axis.labels().get(i));
    }
    page.close("div");
    curves(page, axis, from, to);
    page.open("div", "class", "x", "aria-hidden", "true");
    page.element("span", Numerals.count((long) from));
    page.element("span", Numerals.count(Math.round((from + to) / 2)));
    page.element("span", "step " + Numerals.count(Math.round(to)));
    page.close("div").close("div");
    page.element("output", "", "class", "reading", "aria-live", "polite");
    if (axis.logarithmic()) {
      page.element("p", "The vertical axis is logarithmic.", "class", "note");
    }
  }

  private interface Coordinate {
    double of(Point point);
  }

  private double extreme(boolean largest, Coordinate coordinate) {
    double found = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (Line line : lines) {
      for (Point point : line.points()) {
        double value = coordinate.of(point);
        found = largest ? Math.max(found, value) : Math.min(found, value);
      }
    }
    return found;
  }

  private void legend(Markup page) {
    page.open("ul", "class", "legend");
    for (Line line : lines) {
      page.open("li");
      page.open("svg", "class", "key", "viewBox", "0 0 30 6", "aria-hidden", "true");
      page.open("path", "class", "line c" + line.colour(), "d", "M0,3L30,3").end("path");
      page.end("svg").text(line.name()).close("li");
    }
    if (!marks.isEmpty()) {
      page.open("li");
      page.open("svg", "class", "key", "viewBox", "0 0 30 6", "aria-hidden", "true");
      page.open("path", "class", "mark", "d", "M15,0L15,6").end("path");
      page.end("svg").text("guard").close("li");
    }
    page.close("ul");
  }

  private void curves(Markup page, Axis axis, double from, double to) {
    page.open(
        "svg",
        "class",
        "curves",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "tabindex",
        "0",
        "aria-label",
        description(),
        "data-from",
        String.valueOf(from),
        "data-to",
        String.valueOf(to),
        "data-low",
        String.valueOf(axis.low()),
        "data-high",
        String.valueOf(axis.high()),
        "data-logarithmic",
        String.valueOf(axis.logarithmic()));
    int intervals = axis.labels().size() - 1;
    for (int i = 0; i <= intervals; i++) {
      String y = coordinate(HEIGHT * (double) i / intervals);
      page.open("path", "class", "grid", "d", "M0," + y + "L" + WIDTH + "," + y).end("path");
    }
    for (Incident mark : marks) {
      String x = coordinate(WIDTH * (mark.step() - from) / (to - from));
      page.open("path", "class", "mark", "d", "M" + x + ",0L" + x + "," + HEIGHT);
      page.element("title", Incidents.text(mark)).end("path");
    }
    for (Line line : lines) {
      if (ranges && line.points().stream().anyMatch(point -> point.count() > 1)) {
        band(page, line, axis, from, to);
      }
    }
    for (Line line : lines) {
      StringBuilder path = new StringBuilder();
      for (Point point : line.points()) {
        path.append(path.isEmpty() ? 'M' : 'L');
        append(path, point.step(), point.mean(), axis, from, to);
      }
      page.open(
              "path",
              "class",
              "line c" + line.colour(),
              "data-name",
              line.name(),
              "d",
              path.toString())
          .end("path");
      if (line.points().size() <= MOST_DOTS) {
        dots(page, line, axis, from, to);
      }
    }
    page.close("svg");
  }

  /** Lines of no length, which are round whatever the picture's proportions. */
  private static void dots(Markup page, Line line, Axis axis, double from, double to) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append('M');
      append(path, point.step(), point.mean(), axis, from, to);
      path.append("h0");
    }
    page.open("path", "class", "dots c" + line.colour(), "d", path.toString()).end("path");
  }

  private static void band(Markup page, Line line, Axis axis, double from, double to) {
    StringBuilder path = new StringBuilder();
    List<Point> points = line.points();
    for (Point point : points) {
      path.append(path.isEmpty() ? 'M' : 'L');
      append(path, point.step(), point.high(), axis, from, to);
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      path.append('L');
      append(path, points.get(i).step(), points.get(i).low(), axis, from, to);
    }
    path.append('Z');
    page.open("path", "class", "band c" + line.colour(), "d", path.toString()).end("path");
  }

  private static void append(
      StringBuilder path, double step, double value, Axis axis, double from, double to) {
    // The axis is that of the means: single values may be outside.
    double place = Math.max(0, Math.min(1, axis.position(value)));
    path.append(coordinate(WIDTH * (step - from) / (to - from)))
        .append(',')
        .append(coordinate(HEIGHT * (1 - place)));
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private String description() {
    StringBuilder text = new StringBuilder("Curves over the steps: ").append(title).append('.');
    for (Line line : lines) {
      Curve curve = line.curve();
      text.append(
          String.format(
              Locale.ROOT,
              " %s from %s to %s, between %s and %s.",
              line.name(),
              Numerals.text(curve.first().value()),
              Numerals.text(curve.last().value()),
              Numerals.text(curve.lowest().value()),
              Numerals.text(curve.highest().value())));
    }
    return text.append(" The arrow keys read values.").toString();
  }

  private void table(Markup page) {
    if (hasCourse()) {
      page.open("details");
    } else {
      page.open("details", "open", "");
    }
    page.element("summary", "Numbers");
    page.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String head : List.of("curve", "first", "lowest", "highest", "last")) {
      page.element("th", head, "scope", "col");
    }
    page.end("tr").close("thead").open("tbody");
    for (Line line : lines) {
      Curve curve = line.curve();
      page.open("tr").element("th", line.name(), "scope", "row");
      for (Extreme extreme :
          List.of(curve.first(), curve.lowest(), curve.highest(), curve.last())) {
        page.element(
            "td",
            Numerals.text(extreme.value()) + " (step " + Numerals.count(extreme.step()) + ")");
      }
      page.close("tr");
    }
    page.end("tbody").end("table").end("div").close("details");
  }
}
