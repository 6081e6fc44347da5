package com.example.library;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.experiment.AveragingOptions;
import org.gan4j.experiment.Draft;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.Optimizers;
import org.gan4j.experiment.TrainingOptions;
import org.gan4j.nn.optimizers.AdamConfiguration;
import org.gan4j.objectives.augmentation.InstanceNoiseConfiguration;
import org.gan4j.vanilla.Normalization;
import org.gan4j.vanilla.VanillaDiscriminatorConfiguration;
import org.gan4j.vanilla.VanillaGeneratorConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains on a ring of Gaussians, and prints where the generator's points lie. */
public final class TrainRing {
  /** The first argument is the folder of the run, the second how many iterations to train. */
  public static void main(String[] arguments) {
    Path run = Path.of(arguments.length > 0 ? arguments[0] : "run");
    long iterations = arguments.length > 1 ? Long.parseLong(arguments[1]) : 6000;
    Gan gan = Gan.create();
    gan.train(experiment(iterations), run);
    try (TrainedGenerator generator = gan.open(run)) {
      INDArray points = generator.sample(1000, 1);
      System.out.println("mean " + points.mean(0) + ", deviation " + points.std(0));
    }
  }

  /** What is not set has the default that the component's documentation states. */
  private static Draft<Experiment> experiment(long iterations) {
    return Draft.of(Experiment.class)
        .set(Experiment::name)
        .to("ring")
        .set(Experiment::dataset)
        .to(Draft.of(RingConfiguration.class))
        .set(Experiment::generator)
        .to(
            Draft.of(VanillaGeneratorConfiguration.class)
                .set(VanillaGeneratorConfiguration::hidden)
                .to(List.of(128, 128))
                .set(VanillaGeneratorConfiguration::normalization)
                .to(Normalization.NONE))
        .set(Experiment::discriminator)
        .to(
            Draft.of(VanillaDiscriminatorConfiguration.class)
                .set(VanillaDiscriminatorConfiguration::hidden)
                .to(List.of(128, 128)))
        // Noise lets the distributions overlap in the first half; without it, modes are missed.
        .set(Experiment::augmentations)
        .toEach(
            Draft.of("instance-noise", InstanceNoiseConfiguration.class)
                .set(InstanceNoiseConfiguration::standardDeviation)
                .to(0.5)
                .set(InstanceNoiseConfiguration::steps)
                .to(Math.max(1, iterations / 2)))
        .set(Experiment::optimizers)
        .to(
            Draft.of(Optimizers.class)
                .set(Optimizers::generator)
                .to(adam())
                .set(Optimizers::discriminator)
                .to(adam()))
        .set(Experiment::averaging)
        .to(Draft.of(AveragingOptions.class))
        .set(Experiment::training)
        .to(
            Draft.of(TrainingOptions.class)
                .set(TrainingOptions::batchSize)
                .to(128)
                .set(TrainingOptions::iterations)
                .to(iterations));
  }

  private static Draft<AdamConfiguration> adam() {
    return Draft.of(AdamConfiguration.class).set(AdamConfiguration::learningRate).to(1e-3);
  }
}
