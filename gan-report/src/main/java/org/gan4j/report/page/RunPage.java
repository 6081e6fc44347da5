package org.gan4j.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.report.page.FramePictures.Picture;
import org.gan4j.report.recorded.Curve;
import org.gan4j.report.recorded.Drawn;
import org.gan4j.report.recorded.Evaluation;
import org.gan4j.report.recorded.RecordedRun;
import org.gan4j.report.recorded.RecordedRun.Frame;
import org.gan4j.report.recorded.Records;

/** The page of one run. */
@NotThreadSafe
final class RunPage {
  private static final int POINTS = 400;
  private static final int MOST_INCIDENTS = 100;

  /** Losses whose logits are log-odds, so that their sigmoid is a probability. */
  private static final Set<String> PROBABILITIES = Set.of("minimax", "non-saturating");

  private static final String REALS = "Reals";

  private final RecordedRun run;
  private final Records records;
  private final List<Picture> pictures;
  private final Map<Drawn, Picture> drawn;
  private final String time;

  /**
   * A page.
   *
   * @param pictures of the run's frames
   * @param drawn with the trained generator
   * @param time when it is written
   */
  RunPage(RecordedRun run, List<Picture> pictures, Map<Drawn, Picture> drawn, String time) {
    this.run = run;
    this.records = run.records();
    this.pictures = pictures;
    this.drawn = drawn;
    this.time = time;
  }

  String html() {
    return Document.of(run.name() + " – GAN4J run", this::write);
  }

  private void write(Markup page) {
    page.open("header").element("h1", run.name());
    lead(page);
    navigation(page);
    page.close("header").open("main");
    sections().values().forEach(section -> section.accept(page));
    page.close("main");
  }

  /** What the page is about. */
  void lead(Markup page) {
    page.open("p", "class", "lead");
    page.text("Run ").element("code", run.folderName());
    page.text(": " + progress() + ". Written at " + time + ".").close("p");
  }

  /** What is in the page, by its identifier. */
  Map<String, Consumer<Markup>> sections() {
    Map<String, Consumer<Markup>> sections = new LinkedHashMap<>();
    sections.put("samples", this::samples);
    sections.put("generator", this::generator);
    sections.put("curves", this::curves);
    sections.put("metrics", this::metrics);
    sections.put("guard", this::guard);
    sections.put("experiment", this::experiment);
    sections.put("provenance", this::provenance);
    return sections;
  }

  private String progress() {
    if (records.step() == 0) {
      return "nothing is recorded yet";
    }
    long planned = run.experiment().path("training").path("iterations").asLong();
    return "step "
        + Numerals.count(records.step())
        + ", iteration "
        + Numerals.count(records.iteration())
        + (planned > 0 ? " of " + Numerals.count(planned) : "");
  }

  private static void navigation(Markup page) {
    page.open("nav", "aria-label", "Sections").open("ul");
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("samples", "Samples");
    sections.put("generator", "Generator");
    sections.put("curves", "Curves");
    sections.put("metrics", "Metrics");
    sections.put("guard", "Guard");
    sections.put("experiment", "Experiment");
    sections.put("provenance", "Provenance");
    sections.forEach(
        (id, title) -> page.open("li").element("a", title, "href", "#" + id).close("li"));
    page.close("ul").close("nav");
  }

  private static void section(Markup page, String id, String title) {
    page.open("section", "id", id).element("h2", title);
  }

  private void samples(Markup page) {
    section(page, "samples", "Samples");
    if (pictures.isEmpty()) {
      page.element("p", withoutPictures());
      page.close("section");
      return;
    }
    page.element("p", "The same latents at every step, so that the grids can be compared.");
    Pictures.slider(page, pictures);
    long frames = run.frames().stream().filter(Frame::isPicture).count();
    if (frames > pictures.size()) {
      page.element(
          "p",
          "Shown are "
              + pictures.size()
              + " of "
              + frames
              + " grids; all are in the folder samples.",
          "class",
          "note");
    }
    page.element("h3", run.best().isPresent() ? "Best and last" : "First and last");
    page.open("div", "class", "pair");
    Picture first = pictures.get(0);
    Picture last = pictures.get(pictures.size() - 1);
    String lastCaption = "Last: step " + Numerals.count(last.step());
    if (run.best().isEmpty()) {
      if (pictures.size() > 1) {
        Pictures.figure(page, first, "First: step " + Numerals.count(first.step()));
      }
      Pictures.figure(page, last, lastCaption);
    } else {
      long step = run.best().getAsLong();
      if (step == last.step()) {
        Pictures.figure(page, last, "Best checkpoint, and last: step " + Numerals.count(step));
      } else {
        Pictures.figure(page, bestPicture(step), bestCaption(step));
        Pictures.figure(page, last, lastCaption);
      }
    }
    page.close("div").close("section");
  }

  private void generator(Markup page) {
    section(page, "generator", "Trained generator");
    if (drawn.isEmpty()) {
      page.open("p").text("Interpolations and the nearest training samples need the generator: ");
      page.element("code", "gan report " + run.folderName()).text(" adds them to this page.");
      page.close("p").close("section");
      return;
    }
    drawn.forEach(
        (kind, picture) -> {
          page.element("h3", kind.title()).element("p", kind.caption(), "class", "note");
          Pictures.drawn(page, picture, kind.title());
        });
    page.close("section");
  }

  private String withoutPictures() {
    if (run.frames().isEmpty()) {
      return "There are no grids of samples yet.";
    }
    return run.frames().stream().anyMatch(Frame::isPicture)
        ? "The grids of samples cannot be shown; they are in the folder samples."
        : "Samples of this run are numbers, which are in the folder samples as CSV.";
  }

  /** The nearest one, if there is none of its step. */
  private Picture bestPicture(long step) {
    Picture nearest = pictures.get(0);
    for (Picture picture : pictures) {
      if (Math.abs(picture.step() - step) <= Math.abs(nearest.step() - step)) {
        nearest = picture;
      }
    }
    return nearest;
  }

  private String bestCaption(long step) {
    long shown = bestPicture(step).step();
    return "Best checkpoint: step "
        + Numerals.count(step)
        + (shown == step ? "" : " (the nearest grid is of step " + Numerals.count(shown) + ")");
  }

  private void curves(Markup page) {
    section(page, "curves", "Curves");
    if (records.numbers().isEmpty()) {
      page.element("p", "No iteration is recorded yet.").close("section");
      return;
    }
    page.element(
        "p",
        "A line shows means of neighbouring iterations, and the area around it their lowest and"
            + " highest values. Point at a chart, or focus it and use the arrow keys, to read"
            + " values.",
        "class",
        "note");
    page.open("div", "class", "charts");
    charts().forEach(chart -> chart.mark(records.incidents()).writeTo(page));
    page.close("div");
    if (!records.complete()) {
      page.element(
          "p", "The run records more numbers than a page can show.", "class", "note warning");
    }
    if (records.damaged() > 0) {
      page.element(
          "p",
          records.damaged() == 1
              ? "One line of metrics.jsonl is damaged and left out, as after a process was killed."
              : Numerals.count(records.damaged())
                  + " lines of metrics.jsonl are damaged and left out.",
          "class",
          "note warning");
    }
    page.close("section");
  }

  private List<LineChart> charts() {
    Map<String, Curve> left = new LinkedHashMap<>(records.numbers());
    List<LineChart> charts = new ArrayList<>();
    charts.add(chart("Losses").lines(taken(left, "Loss")));
    charts.add(scores(left));
    charts.add(
        chart("Gradient norms")
            .lines(taken(left, "GradientNorm"))
            .explain(
                "The Euclidean norm of the gradient of a player's parameters, before clipping."));
    Map<String, Curve> penalties = taken(left, "Penalty");
    penalties.values().removeIf(RunPage::isZero);
    charts.add(chart("Penalties and other terms").lines(penalties));
    Map<String, Curve> seconds = new LinkedHashMap<>();
    for (String name : List.of("seconds", "secondsWaitedForData")) {
      Curve curve = left.remove(name);
      if (curve != null) {
        seconds.put(name, curve);
      }
    }
    left.forEach((name, curve) -> charts.add(chart(name).line(name, curve, 0)));
    charts.add(chart("Seconds of an iteration").lines(seconds));
    return charts;
  }

  private static LineChart chart(String title) {
    return new LineChart(title, POINTS);
  }

  private static Map<String, Curve> taken(Map<String, Curve> curves, String ending) {
    Map<String, Curve> taken = new LinkedHashMap<>();
    curves.forEach(
        (name, curve) -> {
          if (name.endsWith(ending)) {
            taken.put(name, curve);
          }
        });
    curves.keySet().removeAll(taken.keySet());
    return taken;
  }

  private static boolean isZero(Curve curve) {
    return curve.isEmpty() || (curve.lowest().value() == 0 && curve.highest().value() == 0);
  }

  private LineChart scores(Map<String, Curve> left) {
    Curve real = left.remove("realScore");
    Curve fake = left.remove("fakeScore");
    LineChart chart = chart("D(x) and D(G(z))").share();
    if (real == null || fake == null) {
      if (real != null) {
        chart.line("D(x)", real, 0);
      }
      return fake == null ? chart : chart.line("D(G(z))", fake, 1);
    }
    chart.line("D(x)", real, 0).line("D(G(z))", fake, 1);
    chart.explain(
        "D(x) is the mean probability that the discriminator assigns to real samples, D(G(z)) the"
            + " same for generated samples. A D(x) of 0.98 means that the discriminator takes real"
            + " samples for real with a mean probability of 98 %. If D(G(z)) is near 0 at the same"
            + " time, it separates both almost perfectly, and the generator learns little from it;"
            + " if both are near 0.5, it cannot tell them apart.");
    chart.explain(recently(real, fake));
    String loss = run.experiment().path("loss").path("type").asText("");
    if (!loss.isEmpty() && !PROBABILITIES.contains(loss)) {
      chart.explain(
          "The logits of the loss "
              + loss
              + " are no log-odds: here both numbers are sigmoids of logits, and only their"
              + " difference and their course have a meaning.");
    }
    return chart;
  }

  private static String recently(Curve real, Curve fake) {
    return String.format(
        Locale.ROOT, "At the end, D(x) is %.2f and D(G(z)) is %.2f.", recent(real), recent(fake));
  }

  /** Over the last tenth: single iterations scatter. */
  private static double recent(Curve curve) {
    List<Curve.Point> points = curve.points(POINTS);
    double sum = 0;
    long count = 0;
    for (Curve.Point point :
        points.subList(points.size() - Math.max(1, points.size() / 10), points.size())) {
      sum += point.mean() * point.count();
      count += point.count();
    }
    return sum / count;
  }

  private void metrics(Markup page) {
    section(page, "metrics", "Metrics");
    Evaluation last = records.last().orElse(null);
    if (last == null) {
      page.element("p", "No metric is recorded.").close("section");
      return;
    }
    Evaluation best = records.best().orElse(null);
    page.open("div", "class", "wide").open("table").open("thead").open("tr");
    page.element("th", "metric", "scope", "col");
    page.element("th", "last: step " + Numerals.count(last.step()), "scope", "col");
    if (best != null) {
      page.element("th", "best checkpoint: step " + Numerals.count(best.step()), "scope", "col");
    }
    page.end("tr").close("thead").open("tbody");
    last.metrics()
        .forEach(
            (name, value) -> {
              page.open("tr").element("th", name, "scope", "row");
              page.element("td", Numerals.text(value));
              if (best != null) {
                page.element("td", Numerals.text(best.metrics().getOrDefault(name, Double.NaN)));
              }
              page.close("tr");
            });
    page.end("tbody").end("table").close("div");
    page.open("div", "class", "charts");
    Map<String, Curve> curves = records.metrics();
    curves.forEach(
        (name, curve) -> {
          boolean isNull =
              name.endsWith(REALS)
                  && curves.containsKey(name.substring(0, name.length() - REALS.length()));
          LineChart chart = metric(name, curve).mark(records.incidents());
          // The table above has single values.
          if (!isNull && chart.hasCourse()) {
            chart.writeTo(page);
          }
        });
    page.close("div").close("section");
  }

  /** With the same number of real samples beside it, where the metric has recorded it. */
  private LineChart metric(String name, Curve curve) {
    LineChart chart = chart(name).line(name, curve, 0);
    Curve reals = records.metrics().get(name + REALS);
    return reals == null ? chart : chart.line("real samples (null)", reals, 7);
  }

  private void guard(Markup page) {
    section(page, "guard", "Guard");
    if (records.incidents().isEmpty()) {
      page.element("p", "The guard has recorded no problem.").close("section");
      return;
    }
    page.element("p", "What the guard found; the charts mark these steps.");
    page.open("ul");
    records.incidents().stream()
        .limit(MOST_INCIDENTS)
        .forEach(incident -> page.open("li").text(Incidents.text(incident)).close("li"));
    page.close("ul");
    if (records.incidents().size() > MOST_INCIDENTS) {
      page.element("p", "The others are in metrics.jsonl.", "class", "note");
    }
    page.close("section");
  }

  private void experiment(Markup page) {
    section(page, "experiment", "Experiment");
    JsonNode experiment = run.experiment();
    if (!experiment.isObject()) {
      page.element("p", "experiment.json is missing or damaged.", "class", "warning");
      page.close("section");
      return;
    }
    page.open("dl");
    for (String slot :
        List.of("dataset", "task", "game", "latent", "generator", "discriminator", "loss")) {
      Json.entry(page, slot, experiment.path(slot).path("type").asText(""));
    }
    Json.entry(page, "regularizers", types(experiment.path("regularizers")));
    Json.entry(page, "augmentations", types(experiment.path("augmentations")));
    Json.entry(page, "batch size", experiment.path("training").path("batchSize").asText(""));
    Json.entry(page, "seed", experiment.path("seed").asText(""));
    page.close("dl");
    Json.foldable(page, "experiment.json, with every default", experiment);
    repeat(page);
    page.close("section");
  }

  private static String types(JsonNode components) {
    Set<String> types = new LinkedHashSet<>();
    components.forEach(component -> types.add(component.path("type").asText("")));
    return String.join(", ", types);
  }

  private void repeat(Markup page) {
    page.element("h3", "To repeat this run");
    page.element("pre", new Repetition(run).command());
    page.element("p", new Repetition(run).conditions(), "class", "note");
  }

  private void provenance(Markup page) {
    section(page, "provenance", "Data and provenance");
    JsonNode provenance = run.provenance();
    if (!provenance.isObject()) {
      page.element("p", "run.json is missing or damaged.", "class", "warning").close("section");
      return;
    }
    JsonNode data = provenance.path("dataset");
    page.open("dl");
    Json.entry(page, "dataset", data.path("type").asText(""));
    Json.entry(page, "samples", data.path("size").asText(""));
    Json.entry(page, "shape of a sample", Json.joined(data.path("shape"), " × "));
    Json.entry(page, "fingerprint", data.path("fingerprint").asText(""));
    Json.entry(page, "classes", data.path("classes").isEmpty() ? "" : classes(data));
    Json.entry(
        page,
        "omitted files",
        data.path("omitted").isEmpty() ? "" : Numerals.count(data.path("omitted").size()));
    Json.entry(page, "parameters", Json.pairs(provenance.path("parameters")));
    Json.entry(page, "started", provenance.path("started").asText(""));
    Json.entry(page, "GAN4J", provenance.path("gan4j").asText(""));
    Json.entry(page, "Java", Json.pairs(provenance.path("java")));
    Json.entry(page, "backend", Json.pairs(provenance.path("backend")));
    Json.entry(page, "machine", Json.pairs(provenance.path("machine")));
    Json.entry(
        page,
        "resumed",
        provenance.path("resumed").isEmpty()
            ? ""
            : Numerals.count(provenance.path("resumed").size()) + " times, see run.json");
    page.close("dl");
    Json.foldable(page, "run.json", provenance);
    page.close("section");
  }

  private static String classes(JsonNode data) {
    JsonNode classes = data.path("classes");
    return classes.size() > 20
        ? Numerals.count(classes.size()) + ", see run.json"
        : Json.pairs(classes);
  }
}
