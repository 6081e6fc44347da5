package org.gan4j.core.trained;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Table;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.SampleMetrics;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.sampling.Measurement;
import org.gan4j.core.trained.Evaluation.Row;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ExperimentReader;

/**
 * The metrics of samples that any program has made.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class SamplesEvaluation {
  private static final RandomKey KEY = RandomKey.ofSeed(0).split("evaluation");

  private SamplesEvaluation() {}

  /**
   * What is evaluated.
   *
   * @param samples the samples to judge
   * @param reference real data to compare with
   * @param training the data that the samples were learned from, for metrics of memorization and
   *     for learning features; the reference itself if it is not known
   * @param metrics in the order to show them; empty for those that judge such samples by default
   * @param features that metrics compare; empty for what suits the data
   * @param withReals whether the numbers of real samples are taken as well
   * @param progress watches the learning of features
   */
  public record Request(
      Dataset samples,
      Dataset reference,
      Dataset training,
      List<Component> metrics,
      Optional<Component> features,
      boolean withReals,
      FeatureContext.Progress progress) {
    /** Copies the list. */
    public Request {
      metrics = List.copyOf(metrics);
    }

    /** Rows of tables are compared as vectors that one table makes of them. */
    private Request encoded() {
      Table table = training.table().orElse(null);
      if (table == null) {
        return this;
      }
      return new Request(
          samples.encodedAs(table),
          training == reference ? training : reference.encodedAs(table),
          training,
          metrics,
          features,
          withReals,
          progress);
    }
  }

  /**
   * Takes the metrics.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if the samples do not fit
   */
  public static List<Row> of(
      Request request,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      DatasetContext context) {
    return ofRows(request.encoded(), reader, assembler, context);
  }

  private static List<Row> ofRows(
      Request request,
      ExperimentReader reader,
      ExperimentAssembler assembler,
      DatasetContext context) {
    try (SampleMetrics chosen =
        assembler.sampleMetrics(
            request.training(),
            request.training() != request.reference(),
            !request.samples().classes().isEmpty() && !request.reference().classes().isEmpty(),
            request.samples().size(),
            request.metrics(),
            request.features(),
            reader,
            context)) {
      chosen.features().learn(request.progress());
      SharedComparison comparison =
          SharedComparison.of(request.samples(), request.reference(), request.training());
      List<Measured> measured =
          IntStream.range(0, chosen.metrics().size())
              .mapToObj(i -> Measurement.of(chosen.metrics().get(i), comparison, KEY.split(i)))
              .toList();
      return request.withReals()
          ? new RealSamples(request.training(), request.reference(), KEY)
              .beside(chosen.metrics(), measured)
          : measured.stream().map(one -> new Row(one, null, null)).toList();
    }
  }
}
