package org.gan4j.objectives.task;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;

/** Provides the generation task. */
public final class GenerationTaskProvider extends NamedProvider<GenerationConfiguration>
    implements TaskProvider<GenerationConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public GenerationTaskProvider() {
    super(
        "generation",
        GenerationConfiguration.class,
        "Samples like those of the dataset, from noise alone (Goodfellow et al. 2014)");
  }

  @Override
  public Task create(GenerationConfiguration configuration, TaskContext context) {
    return new GenerationTask(context.data(), context.classes());
  }
}
