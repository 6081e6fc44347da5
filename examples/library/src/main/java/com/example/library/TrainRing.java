package com.example.library;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.training.StopSignal;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.experiment.Draft;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.TrainingOptions;
import org.gan4j.vanilla.VanillaDiscriminatorConfiguration;
import org.gan4j.vanilla.VanillaGeneratorConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains on a ring of Gaussians, and prints where the generator's points lie. */
public final class TrainRing {
  /** The first argument is the folder of the run, the second how many iterations to train. */
  public static void main(String[] arguments) {
    Path run = Path.of(arguments.length > 0 ? arguments[0] : "run");
    long iterations = arguments.length > 1 ? Long.parseLong(arguments[1]) : 3000;
    Gan gan = Gan.create();
    Experiment experiment =
        gan.complete(
            Draft.of(Experiment.class)
                .set(Experiment::name)
                .to("ring")
                .set(Experiment::dataset)
                .to(Draft.of(RingConfiguration.class))
                .set(Experiment::generator)
                .to(
                    Draft.of(VanillaGeneratorConfiguration.class)
                        .set(VanillaGeneratorConfiguration::hidden)
                        .to(List.of(128, 128)))
                .set(Experiment::discriminator)
                .to(Draft.of(VanillaDiscriminatorConfiguration.class))
                .set(Experiment::training)
                .to(
                    Draft.of(TrainingOptions.class)
                        .set(TrainingOptions::iterations)
                        .to(iterations)));
    try (PreparedTraining training = gan.assemble(experiment)) {
      gan.start(training, run).train(new StopSignal(), List.of());
    }
    try (TrainedGenerator generator = gan.open(run)) {
      INDArray points = generator.sample(1000, 1);
      System.out.println("mean " + points.mean(0) + ", deviation " + points.std(0));
    }
  }
}
