package org.gan4j.superresolution;

import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.network.Differentiable;
import org.jspecify.annotations.Nullable;

/** Provides the task {@code super-resolution}. */
public final class SuperResolutionTaskProvider extends NamedProvider<SuperResolutionConfiguration>
    implements TaskProvider<SuperResolutionConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SuperResolutionTaskProvider() {
    super(
        "super-resolution",
        SuperResolutionConfiguration.class,
        "Images enlarged 2 or 4 times, from small ones made of the data or given (Ledig et al. 2017)");
  }

  @Override
  public Task create(SuperResolutionConfiguration configuration, TaskContext context) {
    SampleShape large = context.data();
    if (!large.isImage()) {
      throw GanException.usage(
          "super-resolution is for images, and the samples are vectors of " + large,
          "task.type",
          "choose a dataset of images, or the task generation");
    }
    int factor = configuration.factor();
    if (large.height() % factor != 0 || large.width() % factor != 0) {
      throw GanException.usage(
          String.format(
              Locale.ROOT, "images of %s cannot be reduced by the factor %d", large, factor),
          "task.factor",
          factor == 4 && large.height() % 2 == 0 && large.width() % 2 == 0
              ? "set it to 2, or the size of the images to a multiple of 4"
              : "set the size of the images to a multiple of " + factor);
    }
    SampleShape small =
        SampleShape.image(large.channels(), large.height() / factor, large.width() / factor);
    SampleShape given = context.arrays().get(Batch.INPUT);
    if (given != null) {
      requireSmall(given, small, large, factor);
      return new SuperResolutionTask(
          large, given, /* paired= */ true, configuration, features(configuration, context));
    }
    return new SuperResolutionTask(
        large, small, /* paired= */ false, configuration, features(configuration, context));
  }

  private static @Nullable Supplier<Differentiable> features(
      SuperResolutionConfiguration configuration, TaskContext context) {
    ConfiguredProvider<?> chosen = configuration.features();
    return chosen == null || !configuration.comparesFeatures()
        ? null
        : context.features().maps(chosen, context.data(), configuration.halvings());
  }

  /** Pairs may have another number of channels: grey images that become coloured as well. */
  private static void requireSmall(
      SampleShape given, SampleShape small, SampleShape large, int factor) {
    if (!given.isImage() || given.height() != small.height() || given.width() != small.width()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the small images of the pairs are %s, and images of %s reduced by %d are %d×%d",
              given,
              large,
              factor,
              small.height(),
              small.width()),
          "task.factor",
          "give pairs of these sizes, or another factor");
    }
  }
}
