package org.gan4j.translation;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.TaskContext;

/**
 * The shapes of a translation.
 *
 * @param input of the pictures that are translated
 * @param output of what they are translated into
 */
record TranslatedShapes(SampleShape input, SampleShape output) {

  /**
   * Those of the data.
   *
   * @param type of the task
   * @throws GanException of kind USAGE if the data have no inputs, or these have another size
   */
  static TranslatedShapes of(String type, TaskContext context) {
    SampleShape input = context.arrays().get(Batch.INPUT);
    SampleShape output = context.data();
    if (input == null) {
      throw GanException.usage(
          "the task "
              + type
              + " translates pictures, and the data have samples alone, no array \""
              + Batch.INPUT
              + "\"",
          "task.type",
          "choose the dataset pairs, derived or unpaired, or another task");
    }
    if (!input.isImage() || !output.isImage()) {
      throw GanException.usage(
          "the task "
              + type
              + " translates pictures, and the data have vectors: "
              + input
              + " into "
              + output,
          "task.type",
          "choose a dataset of pictures");
    }
    if (input.height() != output.height() || input.width() != output.width()) {
      throw GanException.usage(
          "the inputs are " + input + ", and the samples " + output,
          "task.type",
          "give both the same height and width");
    }
    return new TranslatedShapes(input, output);
  }
}
