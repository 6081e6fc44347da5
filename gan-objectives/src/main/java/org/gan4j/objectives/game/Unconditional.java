package org.gan4j.objectives.game;

import org.gan4j.api.GanException;
import org.gan4j.api.data.Task;

/** Checks that a task has no conditions, for games without them. */
final class Unconditional {
  private Unconditional() {}

  /**
   * Refuses tasks with conditions.
   *
   * @return the task
   */
  static Task require(Task task, String game) {
    if (task.generatorCondition() != null || task.discriminatorCondition() != null) {
      throw GanException.usage(
          game + " has no conditions, and the task has some",
          "task.type",
          "choose the task generation");
    }
    return task;
  }
}
