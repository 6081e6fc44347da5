package org.gan4j.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.gan4j.serve.Route.Content;
import org.gan4j.serve.ServedModel.Ability;

/** The addresses of a server, which depend on what its generator can do. */
final class Routes {
  static final String JSON = "application/json";

  /** As the live page and the commands have it. */
  private static final double LEAST_TRUNCATION = 0.01;

  private static final double MOST_TRUNCATION = 100;
  private static final String PNG = "image/png";

  private final ServedModel model;
  private final ServerLimits limits;
  private final List<Route> all = new ArrayList<>();

  /**
   * The addresses for a generator.
   *
   * @param accepting whether requests are accepted, or the server is stopping
   * @param metrics in Prometheus' text format
   */
  Routes(
      ServedModel model,
      ServerLimits limits,
      BooleanSupplier accepting,
      String metricsType,
      Supplier<byte[]> metrics) {
    this.model = model;
    this.limits = limits;
    all.add(Route.at("/", "model", "What is served.", JSON, values -> json(about())));
    if (!model.classes().isEmpty()) {
      all.add(
          Route.at(
              "/classes", "classes", "The names of the classes.", JSON, values -> json(classes())));
    }
    addDrawing();
    addApplying();
    all.add(
        Route.at(
            "/health",
            "health",
            "Whether requests are accepted, as /health/ready.",
            JSON,
            values -> health(accepting.getAsBoolean())));
    all.add(
        Route.at(
            "/health/live", "live", "Whether the process answers.", JSON, values -> health(true)));
    all.add(
        Route.at(
            "/health/ready",
            "ready",
            "Whether requests are accepted: 503 while the server stops.",
            JSON,
            values -> health(accepting.getAsBoolean())));
    all.add(
        Route.at(
            "/metrics",
            "metrics",
            "Metrics in the text format of Prometheus.",
            metricsType,
            values -> Content.ok(metricsType, metrics.get())));
    all.add(
        Route.at("/openapi.json", "openapi", "This document.", JSON, values -> json(document())));
  }

  List<Route> all() {
    return List.copyOf(all);
  }

  private void addDrawing() {
    if (!model.can(Ability.SAMPLES)) {
      return;
    }
    List<FileFormat> formats = formats();
    List<Parameter> ofSamples = new ArrayList<>();
    ofSamples.add(Parameter.integer("count", "Number of samples.", 1, 1, mostSamples()));
    addChoice(ofSamples);
    ofSamples.add(
        Parameter.text(
            "format",
            "png and webp: one picture of all, of each class a row; zip: a PNG for each; npy: an"
                + " array of float32; csv: one line a sample.",
            formats.get(0).parameter(),
            formats.stream().map(FileFormat::parameter).toList()));
    all.add(
        Route.drawing(
            "/samples",
            "samples",
            "Samples in one file.",
            ofSamples,
            formats.stream().map(FileFormat::mediaType).toList(),
            values -> generator -> generator.samples(query(values))));
    if (model.can(Ability.IMAGES)) {
      List<Parameter> ofOne = new ArrayList<>();
      addChoice(ofOne);
      ofOne.add(pictureFormat());
      all.add(
          Route.drawing(
              "/sample",
              "sample",
              "One sample, pixel by pixel.",
              ofOne,
              pictureTypes(),
              values -> generator -> generator.sample(single(values))));
    }
    if (model.can(Ability.LATENT) && model.can(Ability.PICTURES)) {
      int most = mostSamples();
      List<Parameter> ofWalks = new ArrayList<>();
      ofWalks.add(Parameter.integer("walks", "Walks, a row each.", 1, 1, most));
      ofWalks.add(
          Parameter.integer(
              "steps",
              "Samples of a walk.",
              Math.min(10, Math.max(2, most)),
              2,
              Math.max(2, most)));
      addChoice(ofWalks);
      ofWalks.add(pictureFormat());
      all.add(
          Route.drawing(
              "/interpolation",
              "interpolation",
              "Walks through latent space.",
              ofWalks,
              pictureTypes(),
              values -> {
                WalkQuery walk = walk(values);
                return generator -> generator.interpolation(walk);
              }));
    }
  }

  private void addApplying() {
    if (model.can(Ability.APPLY)) {
      all.add(
          Route.receiving(
              "/apply",
              "apply",
              "Does to a picture what the run has learned: completes, enlarges, translates.",
              List.of(Parameter.seed()),
              List.of(PNG),
              (values, picture) ->
                  generator -> generator.apply(picture, limits.pixels(), values.integer("seed"))));
    }
  }

  private List<FileFormat> formats() {
    Set<FileFormat> formats = EnumSet.allOf(FileFormat.class);
    if (!model.can(Ability.PICTURES)) {
      formats.removeIf(FileFormat::isPicture);
    }
    if (!model.can(Ability.IMAGES)) {
      formats.remove(FileFormat.ZIP);
    }
    // Where there is no picture, numbers that people can read come first.
    return model.can(Ability.PICTURES)
        ? List.copyOf(formats)
        : List.of(FileFormat.CSV, FileFormat.NPY);
  }

  private static Parameter pictureFormat() {
    List<String> names =
        Arrays.stream(FileFormat.values())
            .filter(FileFormat::isPicture)
            .map(FileFormat::parameter)
            .toList();
    return Parameter.text("format", "Of the picture.", FileFormat.PNG.parameter(), names);
  }

  private static List<String> pictureTypes() {
    return Arrays.stream(FileFormat.values())
        .filter(FileFormat::isPicture)
        .map(FileFormat::mediaType)
        .toList();
  }

  /** What all drawings have: seed, class, truncation. */
  private void addChoice(List<Parameter> parameters) {
    parameters.add(Parameter.seed());
    if (!model.classes().isEmpty()) {
      parameters.add(
          Parameter.text(
              "class",
              "Only samples of this class; each in turn if absent.",
              null,
              model.classes()));
    }
    if (model.can(Ability.TRUNCATION)) {
      parameters.add(
          Parameter.number(
              "truncation",
              "Less variety, and samples that are more typical: the factor of the styles, up to 1,"
                  + " or the standard deviations of a gaussian latent.",
              LEAST_TRUNCATION,
              MOST_TRUNCATION));
    }
  }

  private int mostSamples() {
    return (int) Math.max(1, Math.min(limits.samples(), limits.pixels() / model.size()));
  }

  private static SampleQuery query(Values values) {
    return new SampleQuery(
        (int) values.integer("count"),
        values.integer("seed"),
        values.text("class"),
        values.number("truncation"),
        values.format());
  }

  private static SampleQuery single(Values values) {
    return new SampleQuery(
        1,
        values.integer("seed"),
        values.text("class"),
        values.number("truncation"),
        values.format());
  }

  private WalkQuery walk(Values values) {
    WalkQuery walk =
        new WalkQuery(
            (int) values.integer("walks"),
            (int) values.integer("steps"),
            values.integer("seed"),
            values.text("class"),
            values.number("truncation"),
            values.format());
    if ((long) walk.walks() * walk.steps() > Math.max(2, mostSamples())) {
      throw new Refusal(
          Problem.parameter("walks times steps must be at most " + Math.max(2, mostSamples())));
    }
    return walk;
  }

  private ObjectNode about() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", model.name());
    json.put("checkpoint", model.checkpoint());
    json.put("steps", model.steps());
    model.shape().forEach(json.putArray("shape")::add);
    model.classes().forEach(json.putArray("classes")::add);
    all.forEach(route -> json.withArray("/routes").add(route.method() + " " + route.path()));
    return json;
  }

  private ObjectNode classes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    model.classes().forEach(json.putArray("classes")::add);
    return json;
  }

  private ObjectNode document() {
    return OpenApiDocument.of(model, limits, all);
  }

  private static Content health(boolean up) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", up ? "up" : "stopping");
    return new Content(
        up ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, JSON, bytes(json));
  }

  private static Content json(ObjectNode json) {
    return Content.ok(JSON, bytes(json));
  }

  private static byte[] bytes(ObjectNode json) {
    return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Why a generator has no such address, by path. */
  static final Map<String, String> MISSING =
      Map.of(
          "/apply", "this run makes samples, and does nothing to a picture",
          "/classes", "this generator takes no classes",
          "/samples", "this run draws no samples without a picture",
          "/sample", "samples of this run are no images",
          "/interpolation", "this generator has no walks that can be drawn");
}
