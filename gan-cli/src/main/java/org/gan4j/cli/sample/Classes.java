package org.gan4j.cli.sample;

import org.gan4j.api.GanException;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;

/** The classes of samples that are drawn. */
final class Classes {
  private final TrainedGenerator generator;
  private final SampleRequest draw;

  private Classes(TrainedGenerator generator, SampleRequest draw) {
    this.generator = generator;
    this.draw = draw;
  }

  /**
   * The classes of some samples.
   *
   * @throws GanException of kind USAGE if nobody knows them
   */
  static Classes of(TrainedGenerator generator, SampleRequest draw) {
    if (!areKnown(generator, draw)) {
      boolean none = generator.classes().isEmpty();
      throw GanException.usage(
          none ? "this generator takes no classes" : "samples like a picture have no class",
          "--labels",
          none
              ? "leave out --labels, or train with \"task\": { \"type\": \"class-conditional\" }"
              : "leave out --labels or --like");
    }
    return new Classes(generator, draw);
  }

  static boolean areKnown(TrainedGenerator generator, SampleRequest draw) {
    return generator.classOf(draw, 0).isPresent();
  }

  String name(int place) {
    return generator.classOf(draw, place).orElseThrow();
  }

  /** The place of the class among those of the generator. */
  int label(int place) {
    Integer chosen = draw.label();
    return chosen == null ? place % generator.classes().size() : chosen;
  }
}
