package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;

/** Reads experiments, and says everything that is wrong with them. */
@ThreadSafe
public final class ExperimentReader {
  static final Settings EXPERIMENT = Settings.of(Experiment.class, Set.of(Component.class));

  /** The features that suit the data, where gan-evaluation is installed. */
  private static final String AUTOMATIC = "automatic";

  /** Editors find the schema by it. */
  private static final Set<String> EDITOR_KEYS = Set.of("$schema");

  private final Registry registry;
  private final Map<String, String> defaultTypes;

  /** Reads experiments that use these components. */
  public ExperimentReader(Registry registry) {
    this.registry = registry;
    Map<String, String> found = new HashMap<>();
    findDefaultTypes(EXPERIMENT, "", found);
    this.defaultTypes = Map.copyOf(found);
  }

  /**
   * Reads a file.
   *
   * @param overrides as {@code training.epochs=1}, {@code generator.hidden=[64, 64]} or {@code
   *     regularizers[0].weight=0.01}, applied in their order; a value that is not JSON is text, and
   *     {@code null} takes away
   * @throws ExperimentException with all problems of the experiment
   * @throws GanException of kind USAGE if the file cannot be read
   */
  public Experiment read(Path file, List<String> overrides) {
    return locate(file, overrides).experiment();
  }

  /**
   * Reads a text.
   *
   * @param sourceName its name in problems, such as a file name; an experiment without a name gets
   *     its name from it
   * @param overrides as in {@link #read(Path, List)}
   * @throws ExperimentException with all problems of the experiment
   */
  public Experiment read(String json, String sourceName, List<String> overrides) {
    return locate(json, sourceName, overrides).experiment();
  }

  /**
   * Completes an experiment that was written in Java.
   *
   * @throws ExperimentException with all problems of the experiment
   * @throws GanException of kind USAGE if a part is the configuration of no component, or of
   *     several
   */
  public Experiment complete(Draft<Experiment> draft) {
    String json = Json.write(new DraftWriter(registry).write(draft, null));
    return read(json, "the draft", List.of());
  }

  /** {@link #read(Path, List)} that keeps the lines and columns. */
  public LocatedExperiment locate(Path file, List<String> overrides) {
    return locate(file, overrides, dataset -> {});
  }

  /**
   * {@link #locate(Path, List)} that also looks at the data of an experiment that has problems, so
   * that a person learns of all problems together.
   *
   * @param opening opens a dataset and closes it; throws {@link GanException} if the dataset cannot
   *     be opened
   */
  public LocatedExperiment locate(Path file, List<String> overrides, Consumer<Component> opening) {
    return locate(text(file), file.toString(), overrides, opening);
  }

  /** {@link #read(String, String, List)} that keeps the lines and columns. */
  public LocatedExperiment locate(String json, String sourceName, List<String> overrides) {
    return locate(json, sourceName, overrides, dataset -> {});
  }

  private LocatedExperiment locate(
      String json, String sourceName, List<String> overrides, Consumer<Component> opening) {
    Document document = parse(json, sourceName);
    if (!(document.root() instanceof ObjectNode root)) {
      throw new ExperimentException(
          List.of(
              document
                  .locations()
                  .problem(
                      "",
                      "an experiment must be an object, not " + ValueReader.found(document.root()),
                      "write { \"dataset\": …, \"generator\": …, \"discriminator\": … }")));
    }
    List<Problem> wrongAssignments =
        overrides.stream()
            .flatMap(text -> Assignment.apply(text, document, defaultTypes).stream())
            .toList();
    if (!root.has("name")) {
      root.put("name", nameOf(sourceName));
    }
    Problems problems = new Problems(document.locations());
    problems.addAll(document.repetitions());
    problems.addAll(wrongAssignments);
    checkName(root, problems);
    Record experiment =
        new Binder(registry, problems).record(EXPERIMENT, root, "", "an experiment", EDITOR_KEYS);
    if (problems.count() > 0) {
      open("dataset", root.path("dataset"), opening, problems);
      open("evaluation.reference", root.path("evaluation").path("reference"), opening, problems);
    }
    problems.raise();
    return new LocatedExperiment(
        resolved((Experiment) Objects.requireNonNull(experiment)), document.locations());
  }

  /** Adds the problem of a dataset whose settings have none. */
  private void open(String path, JsonNode node, Consumer<Component> opening, Problems problems) {
    Problems ofSettings = new Problems(problems.locations());
    Component dataset =
        node instanceof ObjectNode object
            ? new Binder(registry, ofSettings).component(Kind.DATASET, object, path)
            : null;
    if (dataset != null) {
      try {
        opening.accept(dataset);
      } catch (GanException e) {
        problems.addAll(List.of(problems.locations().problem(path, e)));
      }
    }
  }

  /** Before the record does, which is not created if anything else is wrong. */
  private static void checkName(ObjectNode root, Problems problems) {
    JsonNode name = root.path("name");
    Optional<String> problem =
        name.isTextual() ? Experiment.problemOfName(name.asText()) : Optional.empty();
    if (problem.isPresent()) {
      problems.value(
          "name", problem.get(), ValueReader.advice(EXPERIMENT.find("name").orElseThrow()));
      root.put("name", "experiment");
    }
  }

  private Experiment resolved(Experiment experiment) {
    boolean comparesSamples =
        experiment.evaluation().metrics().stream()
            .map(metric -> registry.get(Kind.METRIC, metric.type()).provider())
            .anyMatch(
                provider ->
                    provider instanceof MetricProvider<?> metric && metric.comparesSamples());
    return experiment.with(
        experiment
            .evaluation()
            .resolved(comparesSamples, comparesSamples ? automaticFeatures().orElse(null) : null));
  }

  /** The features that suit the data; empty if gan-evaluation is not installed. */
  public Optional<Component> automaticFeatures() {
    return registry
        .find(Kind.FEATURES, AUTOMATIC)
        .map(registered -> component(Kind.FEATURES, AUTOMATIC));
  }

  /**
   * Reads a dataset that somebody names outside of an experiment.
   *
   * @param text the type of a dataset, such as {@code mnist-10k}; its settings as a JSON object; or
   *     the path of an experiment, whose dataset is meant
   * @throws ExperimentException with all that is wrong with it
   * @throws GanException of kind USAGE if an experiment cannot be read
   */
  public Component dataset(String text) {
    if (text.endsWith(".json")) {
      return read(Path.of(text), List.of()).dataset();
    }
    return component(Kind.DATASET, text);
  }

  /**
   * Reads a component that somebody names outside of an experiment.
   *
   * @param text its type; or its settings as a JSON object
   * @throws ExperimentException with all that is wrong with it
   */
  public Component component(Kind kind, String text) {
    String name = "the " + kind.slot();
    Document document = text.stripLeading().startsWith("{") ? parse(text, name) : named(text, name);
    Problems problems = new Problems(document.locations());
    problems.addAll(document.repetitions());
    Component component =
        document.root() instanceof ObjectNode object
            ? new Binder(registry, problems).component(kind, object, "")
            : null;
    problems.raise();
    return Objects.requireNonNull(component);
  }

  private static Document named(String type, String name) {
    return new Document(JsonNodeFactory.instance.objectNode().put("type", type).toString(), name);
  }

  private static Document parse(String json, String sourceName) {
    try {
      return new Document(json, sourceName);
    } catch (JsonSyntaxException e) {
      throw new ExperimentException(
          List.of(
              new Problem(
                  "",
                  sourceName,
                  e.line(),
                  e.column(),
                  "this is not JSON: " + e.getMessage(),
                  json.indexOf('\0') >= 0
                      ? "the text looks like UTF-16: save it as UTF-8"
                      : String.valueOf(e.getMessage()).contains("escape")
                          ? "in a path, write / or \\\\ for each backslash"
                          : "names and text stand in double quotes, entries have commas between"
                              + " them and none after the last, and there are no comments")));
    }
  }

  private static String text(Path file) {
    String where = file.toString();
    try {
      byte[] bytes =
          BoundedFile.read(file, Json.LONGEST)
              .orElseThrow(
                  () ->
                      GanException.usage(
                          "the file is too long for an experiment",
                          where,
                          "give an experiment's JSON file"));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw GanException.usage("there is no such file", where, "check the path", e);
    } catch (CharacterCodingException e) {
      throw GanException.usage("the file is not UTF-8 text", where, "save it as UTF-8", e);
    } catch (IOException e) {
      throw GanException.usage(
          "the file cannot be read", where, "check that it is a file that you may read", e);
    }
  }

  /**
   * The name of an experiment that has none.
   *
   * @param sourceName the path of its file
   * @return the file's name without its ending, with a hyphen for invalid characters
   */
  public static String nameOf(String sourceName) {
    String file =
        sourceName.substring(
            Math.max(sourceName.lastIndexOf('/'), sourceName.lastIndexOf('\\')) + 1);
    String name =
        file.replaceFirst("\\.json$", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceFirst("^[._-]+", "");
    name = name.substring(0, Math.min(name.length(), 80)).replaceFirst("\\.+$", "");
    return name.isEmpty() ? "experiment" : name;
  }

  private static void findDefaultTypes(Settings settings, String path, Map<String, String> found) {
    for (Setting setting : settings.all()) {
      String inner = Paths.member(path, setting.name());
      Slot slot = setting.component().getAnnotation(Slot.class);
      if (slot != null && !slot.defaultType().isEmpty()) {
        found.put(inner, slot.defaultType());
      } else if (setting.type() instanceof ValueType.Group group) {
        findDefaultTypes(group.settings(), inner, found);
      }
    }
  }
}
