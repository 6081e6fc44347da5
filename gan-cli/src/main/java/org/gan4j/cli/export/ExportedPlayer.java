package org.gan4j.cli.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.nn.graph.ExportableNetwork.Signature;
import org.gan4j.onnx.NetworkDescription;

/**
 * The description of a trained network: what its inputs and its output are called, and what goes
 * in.
 */
@NotThreadSafe
public final class ExportedPlayer {
  private static final String IMAGES = "images, channels first, in [-1, 1]";
  private static final String VECTORS = "samples, as the dataset scales them";
  private static final String CLASS = "class";

  private final TrainedGenerator trained;
  private final NetworkPlan plan;
  private final Signature signature;

  /**
   * A network.
   *
   * @param trained the networks of a run
   * @param plan of the one that is meant
   * @param signature its shapes
   */
  public ExportedPlayer(TrainedGenerator trained, NetworkPlan plan, Signature signature) {
    this.trained = trained;
    this.plan = plan;
    this.signature = signature;
  }

  /** Its description, with the experiment that trained it. */
  public NetworkDescription describe(Gan gan, String version) {
    boolean generates = plan.role() == NetworkRole.GENERATOR;
    Task task = trained.task();
    Map<String, SampleShape> condition = generates ? task.generatorConditionParts() : judged(task);
    String input = generates ? "z" : seesImages() ? "image" : "sample";
    Map<String, String> texts = new LinkedHashMap<>();
    condition.keySet().forEach(name -> texts.put(name, text(name)));
    if (generates) {
      texts.put("z", "the latent: " + latent());
      texts.put("generated", samples(signature.output()));
    } else {
      SampleShape seen = Objects.requireNonNull(signature.input());
      boolean whole = seen.equals(task.discriminated());
      texts.put(input, whole ? samples(seen) : "as the game " + game() + " joins them");
      texts.put(
          "output",
          plan.role() == NetworkRole.DISCRIMINATOR
              ? "logits, positive for real"
              : "the network " + plan.name() + " of the game " + game());
    }
    return new NetworkDescription(
        plan.name(),
        input,
        condition,
        generates ? "generated" : "output",
        texts,
        metadata(gan, version, texts));
  }

  private boolean seesImages() {
    SampleShape seen = signature.input();
    return seen != null && seen.isImage();
  }

  private static String samples(SampleShape shape) {
    return shape.isImage() ? IMAGES : VECTORS;
  }

  private String game() {
    return trained.experiment().game().type();
  }

  private static Map<String, SampleShape> judged(Task task) {
    SampleShape condition = task.discriminatorCondition();
    if (condition == null) {
      return Map.of();
    }
    boolean classes = task.classConditions().isPresent() && !condition.isImage();
    return Map.of(classes ? CLASS : "condition", condition);
  }

  private String text(String name) {
    return switch (name) {
      case CLASS ->
          "1 at the place of the class, 0 elsewhere: " + String.join(", ", trained.classes());
      case "image" -> IMAGES;
      case "mask" -> "1 where a pixel is hidden, 0 elsewhere";
      default -> "the condition of the task " + trained.experiment().task().type();
    };
  }

  private String latent() {
    return trained.experiment().latent().type() + " in " + trained.latent().size() + " dimensions";
  }

  private Map<String, String> metadata(Gan gan, String version, Map<String, String> texts) {
    Map<String, String> metadata = new TreeMap<>();
    texts.forEach((name, text) -> metadata.put("gan4j.value." + name, text));
    metadata.put("gan4j.version", version);
    metadata.put("gan4j.network", plan.name());
    metadata.put("gan4j.steps", Long.toString(trained.steps()));
    metadata.put("gan4j.experiment", gan.toJson(trained.experiment()));
    List<String> classes = trained.classes();
    if (!classes.isEmpty()) {
      ArrayNode names = JsonNodeFactory.instance.arrayNode();
      classes.forEach(names::add);
      metadata.put("gan4j.classes", names.toString());
    }
    return metadata;
  }
}
