package org.gan4j.onnxfeatures;

import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;

/** Provides the outputs of any ONNX network as features, such as DINOv2's or Inception's. */
public final class OnnxFeaturesProvider extends NamedProvider<OnnxFeaturesConfiguration>
    implements FeatureProvider<OnnxFeaturesConfiguration> {
  static final String TYPE = "onnx";

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public OnnxFeaturesProvider() {
    super(TYPE, OnnxFeaturesConfiguration.class, "The output of an ONNX network (file)");
  }

  @Override
  public FeatureNetwork create(OnnxFeaturesConfiguration configuration, FeatureContext context) {
    return open(configuration, context);
  }

  @Override
  public Optional<FeatureDescription> describe(
      OnnxFeaturesConfiguration configuration, FeatureContext context) {
    try (OnnxFeatures features = open(configuration, context)) {
      return Optional.of(FeatureDescription.of(features.size()));
    }
  }

  private static OnnxFeatures open(
      OnnxFeaturesConfiguration configuration, FeatureContext context) {
    Path file = context.data().workingDirectory().resolve(configuration.file());
    return OnnxFeatures.open(file, configuration, context.samples());
  }
}
