package org.gan4j.objectives.task;

import org.gan4j.api.GanException;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;

/** Provides the class-conditional task. */
public final class ClassConditionalTaskProvider extends NamedProvider<ClassConditionalConfiguration>
    implements TaskProvider<ClassConditionalConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ClassConditionalTaskProvider() {
    super(
        "class-conditional",
        ClassConditionalConfiguration.class,
        "Samples of a class that can be chosen (Mirza and Osindero 2014)");
  }

  @Override
  public Task create(ClassConditionalConfiguration configuration, TaskContext context) {
    if (context.classes().isEmpty()) {
      throw GanException.usage(
          "class-conditional generation needs labels, and the dataset has none",
          "task.type",
          "choose a dataset with classes, or the task generation");
    }
    return new ClassConditionalTask(context.data(), new OneHotClasses(context.classes()));
  }
}
