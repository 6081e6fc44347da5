package org.gan4j.report.page;

import java.util.List;
import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.report.page.FramePictures.Picture;
import org.gan4j.report.recorded.Curve;
import org.gan4j.report.recorded.Evaluation;
import org.gan4j.report.recorded.RecordedRun;

/** The page about several runs. */
@NotThreadSafe
final class ComparisonPage {
  private static final int MOST_POINTS = 256;
  private static final int FEWEST_POINTS = 16;

  /** Of all lines together; a point has about twelve bytes. */
  private static final int ALL_POINTS = 120_000;

  private static final int MOST_SETTINGS = 300;
  private static final int LONGEST_VALUE = 300;

  private final Comparison comparison;
  private final List<RecordedRun> runs;
  private final List<List<Picture>> pictures;
  private final String time;

  /**
   * A page.
   *
   * @param pictures of each run, the last one of which is shown
   * @param time when it is written
   */
  ComparisonPage(Comparison comparison, List<List<Picture>> pictures, String time) {
    this.comparison = comparison;
    this.runs = comparison.runs();
    this.pictures = pictures;
    this.time = time;
  }

  String html() {
    return Document.of("Comparison of " + runs.size() + " GAN4J runs", this::write);
  }

  private void write(Markup page) {
    page.open("header").element("h1", "Comparison of " + runs.size() + " runs");
    page.element(
        "p", String.join(", ", comparison.names()) + ". Written at " + time + ".", "class", "lead");
    page.open("nav", "aria-label", "Sections").open("ul");
    page.open("li").element("a", "Metrics", "href", "#metrics").close("li");
    page.open("li").element("a", "Settings", "href", "#settings").close("li");
    page.open("li").element("a", "Samples", "href", "#samples").close("li");
    page.open("li").element("a", "Curves", "href", "#curves").close("li");
    page.close("ul").close("nav").close("header").open("main");
    metrics(page);
    settings(page);
    samples(page);
    curves(page);
    page.close("main");
  }

  private void metrics(Markup page) {
    page.open("section", "id", "metrics").element("h2", "Metrics");
    List<String> metrics = comparison.metrics();
    if (metrics.isEmpty()) {
      page.element("p", "No run has recorded a metric.").close("section");
      return;
    }
    page.element("p", "The last evaluation of each run.", "class", "note");
    page.open("div", "class", "wide").open("table").open("thead").open("tr");
    page.element("th", "run", "scope", "col").element("th", "step", "scope", "col");
    metrics.forEach(metric -> page.element("th", metric, "scope", "col"));
    page.end("tr").close("thead").open("tbody");
    for (int i = 0; i < runs.size(); i++) {
      page.open("tr").element("th", comparison.names().get(i), "scope", "row");
      page.element(
          "td",
          runs.get(i).records().last().map(Evaluation::step).map(Numerals::count).orElse("–"));
      for (String metric : metrics) {
        page.element("td", Numerals.text(comparison.last(i, metric)));
      }
      page.close("tr");
    }
    comparison.seeds().forEach(group -> spread(page, group, metrics));
    page.end("tbody").end("table").close("div");
    if (!comparison.seeds().isEmpty()) {
      page.element(
          "p",
          "Runs that differ in the seed alone have their mean ± standard deviation (with n − 1)"
              + " below.",
          "class",
          "note");
    }
    page.close("section");
  }

  private void spread(Markup page, List<Integer> group, List<String> metrics) {
    String members = String.join(", ", group.stream().map(comparison.names()::get).toList());
    page.open("tr", "class", "group");
    page.element("th", "mean ± deviation of " + members, "scope", "row");
    page.element("td", comparison.unequallyLong(group) ? "different steps" : "");
    for (String metric : metrics) {
      page.element("td", comparison.spread(group, metric).text());
    }
    page.close("tr");
  }

  private void settings(Markup page) {
    page.open("section", "id", "settings").element("h2", "Settings that differ");
    Map<String, List<String>> differing = comparison.settings();
    if (differing.isEmpty()) {
      page.element("p", "The runs have the same settings.").close("section");
      return;
    }
    page.open("div", "class", "wide").open("table").open("thead").open("tr");
    page.element("th", "setting", "scope", "col");
    comparison.names().forEach(name -> page.element("th", name, "scope", "col"));
    page.end("tr").close("thead").open("tbody");
    differing.entrySet().stream()
        .limit(MOST_SETTINGS)
        .forEach(
            setting -> {
              page.open("tr").element("th", cut(setting.getKey()), "scope", "row");
              setting.getValue().forEach(value -> page.element("td", cut(value), "class", "cut"));
              page.close("tr");
            });
    page.end("tbody").end("table").close("div");
    if (differing.size() > MOST_SETTINGS) {
      page.element("p", "More settings differ than a page can show.", "class", "note");
    }
    page.close("section");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " …";
  }

  private void samples(Markup page) {
    page.open("section", "id", "samples").element("h2", "Last samples");
    if (pictures.stream().allMatch(List::isEmpty)) {
      page.element("p", "No run has pictures of samples.");
    }
    page.open("div", "class", "runs");
    for (int i = 0; i < runs.size(); i++) {
      if (!pictures.get(i).isEmpty()) {
        Picture last = pictures.get(i).get(pictures.get(i).size() - 1);
        Pictures.figure(
            page, last, comparison.names().get(i) + ", step " + Numerals.count(last.step()));
      }
    }
    page.close("div").close("section");
  }

  private void curves(Markup page) {
    page.open("section", "id", "curves").element("h2", "Curves");
    page.element(
        "p",
        "Each line shows means of neighbouring values. Point at a chart, or focus it and use the"
            + " arrow keys, to read values.",
        "class",
        "note");
    List<String> metrics = comparison.curves(/* ofMetrics= */ true);
    List<String> numbers = comparison.curves(/* ofMetrics= */ false);
    int lines = Math.max(1, (metrics.size() + numbers.size()) * runs.size());
    int most = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, ALL_POINTS / lines));
    page.open("div", "class", "charts");
    metrics.stream()
        .map(name -> chart(name, most, /* ofMetrics= */ true))
        .filter(LineChart::hasCourse)
        .forEach(chart -> chart.writeTo(page));
    numbers.stream()
        .map(name -> chart(name, most, /* ofMetrics= */ false))
        .filter(chart -> !chart.isZero())
        .forEach(chart -> chart.writeTo(page));
    page.close("div").close("section");
  }

  private LineChart chart(String name, int most, boolean ofMetrics) {
    LineChart chart = new LineChart(title(name), most).withoutRanges();
    for (int i = 0; i < runs.size(); i++) {
      Map<String, Curve> curves =
          ofMetrics ? runs.get(i).records().metrics() : runs.get(i).records().numbers();
      Curve curve = curves.get(name);
      if (curve != null) {
        chart.line(comparison.names().get(i), curve, i);
      }
    }
    return name.equals("realScore") || name.equals("fakeScore") ? chart.share() : chart;
  }

  private static String title(String name) {
    return switch (name) {
      case "realScore" -> "D(x)";
      case "fakeScore" -> "D(G(z))";
      default -> name;
    };
  }
}
