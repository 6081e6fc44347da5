package org.gan4j.inpainting;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;

/** Provides the task {@code inpainting}. */
public final class InpaintingTaskProvider extends NamedProvider<InpaintingConfiguration>
    implements TaskProvider<InpaintingConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public InpaintingTaskProvider() {
    super(
        "inpainting",
        InpaintingConfiguration.class,
        "The hidden part of images, from what is known around it (Pathak et al. 2016)");
  }

  @Override
  public Task create(InpaintingConfiguration configuration, TaskContext context) {
    SampleShape data = context.data();
    if (!data.isImage()) {
      throw GanException.usage(
          "inpainting is for images, and the samples are vectors of " + data,
          "task.type",
          "choose a dataset of images, or the task generation");
    }
    MaskContext ofMask = MaskContext.of(data, InpaintingTask.ofMask(context.kept()));
    Mask mask = ConfiguredProvider.create(configuration.mask(), ofMask);
    return new InpaintingTask(data, mask, configuration);
  }
}
