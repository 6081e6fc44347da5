package org.gan4j.objectives.task;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskProvider;

/** Provides the class-conditional task. */
public final class ClassConditionalTaskProvider
    implements TaskProvider<ClassConditionalConfiguration> {

  @Override
  public String type() {
    return "class-conditional";
  }

  @Override
  public Class<ClassConditionalConfiguration> configuration() {
    return ClassConditionalConfiguration.class;
  }

  @Override
  public String description() {
    return "Samples of a class that can be chosen (Mirza and Osindero 2014)";
  }

  @Override
  public Task create(
      ClassConditionalConfiguration configuration, SampleShape data, List<String> classes) {
    if (classes.isEmpty()) {
      throw GanException.usage(
          "class-conditional generation needs labels, and the dataset has none",
          "task.type",
          "choose a dataset with classes, or the task generation");
    }
    return new ClassConditionalTask(data, new OneHotClasses(classes));
  }
}
