package org.gan4j.inpainting;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.mask.MaskProvider;

/** Provides the task {@code inpainting}. */
public final class InpaintingTaskProvider implements TaskProvider<InpaintingConfiguration> {

  @Override
  public String type() {
    return "inpainting";
  }

  @Override
  public Class<InpaintingConfiguration> configuration() {
    return InpaintingConfiguration.class;
  }

  @Override
  public String description() {
    return "The hidden part of images, from what is known around it (Pathak et al. 2016)";
  }

  @Override
  public Task create(
      InpaintingConfiguration configuration, SampleShape data, List<String> classes) {
    if (!data.isImage()) {
      throw GanException.usage(
          "inpainting is for images, and the samples are vectors of " + data,
          "task.type",
          "choose a dataset of images, or the task generation");
    }
    return new InpaintingTask(data, MaskProvider.create(configuration.mask(), data), configuration);
  }
}
