package org.gan4j.report.tensorboard;

/**
 * The messages of TensorBoard: {@code event.proto}, {@code summary.proto} and {@code tensor.proto}
 * of TensorFlow give the numbers of the fields.
 */
final class Events {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;

  private static final int DATA_TYPE_STRING = 7;
  private static final int COLOUR_SPACE_RGB = 3;

  private Events() {}

  /** Begins every file. */
  static Message version(double time) {
    return new Message().number(WALL_TIME, time).text(FILE_VERSION, "brain.Event:2");
  }

  /** TensorBoard drops what it has shown of this step and later ones. */
  static Message restart(double time, long step) {
    return event(time, step).message(SESSION_LOG, new Message().integer(1, 1));
  }

  /** A point of a curve. */
  static Message scalar(double time, long step, String tag, double value) {
    return summary(time, step, value(tag).single(2, (float) value));
  }

  /** A PNG. */
  static Message image(double time, long step, String tag, Picture picture) {
    Message image =
        new Message()
            .integer(1, picture.height())
            .integer(2, picture.width())
            .integer(3, COLOUR_SPACE_RGB)
            .content(4, picture.png());
    return summary(time, step, value(tag).message(4, image));
  }

  /** A distribution of numbers. */
  static Message histogram(double time, long step, String tag, Histogram histogram) {
    Message message =
        new Message()
            .number(1, histogram.least())
            .number(2, histogram.most())
            .number(3, histogram.count())
            .number(4, histogram.sum())
            .number(5, histogram.squares())
            .numbers(6, histogram.limits())
            .numbers(7, histogram.counts());
    return summary(time, step, value(tag).message(5, message));
  }

  /** A text, in Markdown. */
  static Message text(double time, long step, String tag, String text) {
    Message shape = new Message().message(2, new Message().integer(1, 1));
    Message tensor = new Message().integer(1, DATA_TYPE_STRING).message(2, shape).text(8, text);
    Message plugin = new Message().message(1, new Message().text(1, "text"));
    return summary(time, step, value(tag).message(8, tensor).message(9, plugin));
  }

  private static Message value(String tag) {
    return new Message().text(1, tag);
  }

  private static Message summary(double time, long step, Message value) {
    return event(time, step).message(SUMMARY, new Message().message(1, value));
  }

  private static Message event(double time, long step) {
    return new Message().number(WALL_TIME, time).integer(STEP, step);
  }

  /** A PNG with its size in pixels. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  record Picture(int width, int height, byte[] png) {}
}
