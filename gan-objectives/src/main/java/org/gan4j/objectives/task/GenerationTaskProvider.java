package org.gan4j.objectives.task;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskProvider;

/** Provides the generation task. */
public final class GenerationTaskProvider implements TaskProvider<GenerationConfiguration> {

  @Override
  public String type() {
    return "generation";
  }

  @Override
  public Class<GenerationConfiguration> configuration() {
    return GenerationConfiguration.class;
  }

  @Override
  public String description() {
    return "Samples like those of the dataset, from noise alone (Goodfellow et al. 2014)";
  }

  @Override
  public Task create(
      GenerationConfiguration configuration, SampleShape data, List<String> classes) {
    return new GenerationTask(data);
  }
}
