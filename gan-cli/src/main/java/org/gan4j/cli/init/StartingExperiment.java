package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * An experiment to begin with: settings that trained well on data of this kind in the shipped
 * experiments, adjusted to the number of samples and to their shape.
 */
@NotThreadSafe
public final class StartingExperiment {
  /** Fewer samples than these are too few for clusters, and for others to compare with. */
  private static final int FEW_SAMPLES = 100;

  /** Below, a discriminator soon knows the images by heart. */
  private static final int FEW_IMAGES = 2000;

  /** From here on, a tenth of the samples is enough for covariances of features. */
  private static final int MANY_SAMPLES = 5000;

  /** The metric memorization needs as many real samples. */
  private static final int MEMORIZATION = 100;

  /** Held out for metrics, unless an experiment says otherwise. */
  private static final double HELD_OUT = 0.1;

  /** Of the discriminator in an iteration, for tables. */
  private static final int TABLE_STEPS = 3;

  /** Of the discriminator from one gradient penalty to the next. */
  private static final int PENALTY_STEPS = 16;

  private static final String TYPE = "type";

  private final DataFacts facts;
  private final TrainingPace pace;
  private final boolean conditional;
  private final ObjectNode experiment = JsonNodeFactory.instance.objectNode();
  private final List<Reason> reasons = new ArrayList<>();

  private StartingExperiment(DataFacts facts) {
    this.facts = facts;
    this.pace = TrainingPace.of(facts);
    this.conditional =
        !facts.densityKnown()
            && (!facts.classes().isEmpty()
                || (facts.columns() == 0 && facts.size() >= FEW_SAMPLES));
  }

  /**
   * Chooses all settings.
   *
   * @param name of the experiment: letters, digits, '.', '_' and '-'
   */
  public static StartingExperiment of(String name, DataChoice data, DataFacts facts) {
    StartingExperiment start = new StartingExperiment(facts);
    start.reasons.addAll(data.reasons());
    start.experiment.put("name", name).put("seed", 42);
    start.experiment.set("dataset", data.settings().deepCopy());
    start.chooseTask();
    start.chooseNetworks();
    start.chooseLoss();
    start.chooseLength();
    start.chooseEvaluation();
    return start;
  }

  /** The experiment as text. */
  public String json() {
    return CompactJson.write(experiment);
  }

  /** Why the settings are what they are, in their order. */
  public List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  private void chooseTask() {
    ObjectNode task = experiment.putObject("task");
    if (!conditional) {
      task.put(TYPE, "generation");
      reason(
          "task",
          facts.densityKnown()
              ? "the distribution is known: the generator must find its modes unaided"
              : facts.columns() > 0
                  ? "rows are drawn without conditions; \"label\" makes classes of a column"
                  : "too few samples for conditions");
    } else if (facts.columns() > 0) {
      task.put(TYPE, "class-conditional");
      reason("task", "the classes of the label are the conditions");
    } else if (facts.classes().isEmpty()) {
      task.put(TYPE, "self-conditional");
      reason("task", "no classes: the neighbourhoods of samples are the conditions");
    } else if (facts.smallestClass() >= FEW_SAMPLES) {
      task.put(TYPE, "self-conditional");
      reason(
          "task",
          "every class has at least %d samples: classes and neighbourhoods are the conditions",
          FEW_SAMPLES);
    } else {
      task.put(TYPE, "class-conditional");
      reason("task", "a class has %,d samples, too few for neighbourhoods", facts.smallestClass());
    }
    experiment.putObject("latent").put(TYPE, "gaussian").put("size", pace.latent());
  }

  private void chooseNetworks() {
    ObjectNode generator = experiment.putObject("generator");
    ObjectNode discriminator = experiment.putObject("discriminator");
    if (Halving.fits(facts.shape())) {
      generator.put(TYPE, "dcgan").put("filters", 32);
      discriminator.put(TYPE, "dcgan").put("filters", 32);
      if (pace.gradientPenalty() > 0) {
        discriminator.put("normalization", "none");
        discriminator.putObject("initialization").put(TYPE, "fan-in");
      }
      reason(
          "generator", "images: convolutional networks; more filters learn more, and train slower");
    } else if (facts.shape().isImage()) {
      generator.put(TYPE, "vanilla");
      addAll(generator, 128, 256, 512, 1024);
      discriminator.put(TYPE, "vanilla");
      addAll(discriminator, 512, 256);
      reason(
          "generator",
          "images of %s cannot be halved to 4 to 7 pixels, as dcgan needs: resized images, such as"
              + " 64×64, give better samples",
          facts.shape());
    } else {
      generator.put(TYPE, "vanilla");
      addAll(generator, 128, 128);
      generator.put("activation", "relu").put("normalization", "none");
      discriminator.put(TYPE, "vanilla");
      addAll(discriminator, 128, 128);
      reason("generator", "samples are vectors: multilayer perceptrons");
    }
    if (conditional) {
      discriminator.put("conditioning", "projection");
    }
  }

  private static void addAll(ObjectNode network, int... hidden) {
    ArrayNode units = network.putArray("hidden");
    for (int size : hidden) {
      units.add(size);
    }
  }

  /** WGAN-GP, as in CTGAN (Xu et al. 2019). */
  private void chooseTableLoss() {
    experiment.putObject("loss").put(TYPE, "wasserstein");
    experiment.putArray("regularizers").addObject().put(TYPE, "gradient-penalty");
    experiment
        .putObject("schedule")
        .put(TYPE, "k-step")
        .put("discriminatorSteps", TABLE_STEPS)
        .put("generatorSteps", 1);
    reason("loss", "rows of a table: WGAN-GP keeps rare categories and modes");
  }

  private void chooseLoss() {
    if (facts.columns() > 0) {
      chooseTableLoss();
      return;
    }
    ObjectNode loss = experiment.putObject("loss").put(TYPE, "non-saturating");
    if (pace.labelSmoothing() > 0) {
      loss.put("labelSmoothing", pace.labelSmoothing());
    }
    if (facts.densityKnown()) {
      experiment
          .putArray("regularizers")
          .addObject()
          .put(TYPE, "instance-noise")
          .put("standardDeviation", 0.5)
          .put("steps", pace.iterations() / 2);
      reason("regularizers", "noise that decreases keeps the generator from missing modes");
    }
    if (pace.gradientPenalty() > 0) {
      experiment
          .putArray("regularizers")
          .addObject()
          .put(TYPE, "r1")
          .put("weight", pace.gradientPenalty())
          .put("every", PENALTY_STEPS);
      reason(
          "regularizers",
          "a penalty of the discriminator's gradient, in place of its normalization: samples vary"
              + " more");
    }
    if (facts.shape().isImage() && facts.size() < FEW_IMAGES) {
      ObjectNode augmentation =
          experiment.putArray("augmentations").addObject().put(TYPE, "diff-augment");
      if (facts.shape().channels() != 3) {
        augmentation.putArray("transforms").add("shift");
      }
      reason(
          "augmentations",
          "fewer than %,d images: random transforms keep the discriminator from memorizing them",
          FEW_IMAGES);
    }
  }

  private void chooseLength() {
    ObjectNode optimizers = experiment.putObject("optimizers");
    for (String player : List.of("generator", "discriminator")) {
      boolean penalized = pace.gradientPenalty() > 0;
      ObjectNode optimizer = optimizers.putObject(player);
      optimizer
          .put(TYPE, "adam")
          .put("learningRate", pace.learningRate())
          .put("beta1", facts.columns() > 0 || penalized ? 0 : 0.5);
      if (penalized) {
        optimizer.put("beta2", 0.99);
      }
      optimizer
          .putObject("learningRateDecay")
          .put(TYPE, "linear")
          .put("steps", steps(player))
          .put("finalShare", pace.finalShare());
    }
    reason(
        "optimizers",
        "the learning rates decrease until the last iteration: change both 'steps' with"
            + " training.iterations");
    experiment
        .putObject("averaging")
        .put("decay", pace.averagingDecay())
        .put("startStep", pace.averagingStart());
    reason("averaging", "samples of averaged parameters vary less from step to step");
    int batch = batchSize();
    experiment.putObject("training").put("batchSize", batch).put("iterations", pace.iterations());
    reason(
        "training",
        "%,d iterations are about %,d passes over the data; more usually give better samples of"
            + " many data",
        pace.iterations(),
        Math.round((double) pace.iterations() * batch / trained()));
  }

  private int steps(String player) {
    return facts.columns() > 0 && player.equals("discriminator")
        ? TABLE_STEPS * pace.iterations()
        : pace.iterations();
  }

  /** A power of two, at most half of the samples where they are few. */
  private int batchSize() {
    return Math.max(
        Math.min(2, trained()), Math.min(pace.batchSize(), Integer.highestOneBit(trained() / 2)));
  }

  private boolean isJudged() {
    return facts.size() >= FEW_SAMPLES;
  }

  /** How many samples are not held out. */
  private int trained() {
    return isJudged() ? facts.size() - (int) Math.round(HELD_OUT * facts.size()) : facts.size();
  }

  private void chooseEvaluation() {
    ObjectNode evaluation = experiment.putObject("evaluation");
    evaluation.put("everySteps", pace.evaluationSteps()).put("samples", 64);
    List<String> metrics = metrics();
    if (!metrics.isEmpty()) {
      ArrayNode array = evaluation.putArray("metrics");
      metrics.forEach(metric -> array.addObject().put(TYPE, metric));
    }
    reason(
        "evaluation",
        metrics.isEmpty()
            ? "no metrics: fewer than %d samples are too few to compare with"
            : "a tenth of the samples is held out for the metrics; the first one chooses the best"
                + " checkpoint",
        FEW_SAMPLES);
    experiment.putObject("checkpoint").put("everySteps", pace.evaluationSteps()).put("keepLast", 3);
  }

  private List<String> metrics() {
    if (!isJudged()) {
      return List.of();
    }
    List<String> metrics = new ArrayList<>();
    metrics.add("sliced-wasserstein");
    if (facts.densityKnown()) {
      metrics.add("mode-coverage");
    } else if (!facts.shape().isImage()) {
      metrics.add("marginal-wasserstein");
      if (facts.shape().length() > 1) {
        metrics.add("correlation-difference");
      }
    } else {
      if (facts.size() >= MANY_SAMPLES) {
        metrics.add("frechet-distance");
        metrics.add("precision-recall");
      }
      if (facts.size() < FEW_IMAGES && facts.size() - trained() >= MEMORIZATION) {
        metrics.add("memorization");
      }
    }
    return metrics;
  }

  private void reason(String setting, String text, Object... arguments) {
    reasons.add(new Reason(setting, String.format(Locale.ROOT, text, arguments)));
  }
}
