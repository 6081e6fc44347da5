package org.gan4j.api;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The kind of an error, for programs: its name does not change with the texts of errors. A front
 * end can show its own remedy for a code that it knows. The codes of the framework are the
 * constants here, and are listed in the user guide; plugins may use their own.
 *
 * @param name lower-kebab-case, as in {@code output-not-empty}
 */
public record ErrorCode(String name) implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Wrong usage, and no more precise code. */
  public static final ErrorCode USAGE = new ErrorCode("usage");

  /** A failure while running, and no more precise code. */
  public static final ErrorCode FAILURE = new ErrorCode("failure");

  /** The folder for a new run holds something already. */
  public static final ErrorCode OUTPUT_NOT_EMPTY = new ErrorCode("output-not-empty");

  /** The folder for a new run cannot be created. */
  public static final ErrorCode OUTPUT_NOT_WRITABLE = new ErrorCode("output-not-writable");

  /** A file of a run cannot be written. */
  public static final ErrorCode RUN_FILE_NOT_WRITABLE = new ErrorCode("run-file-not-writable");

  /** A checkpoint cannot be written. */
  public static final ErrorCode CHECKPOINT_NOT_WRITABLE = new ErrorCode("checkpoint-not-writable");

  /** The run to resume has no checkpoint. */
  public static final ErrorCode CHECKPOINT_MISSING = new ErrorCode("checkpoint-missing");

  /** A checkpoint is damaged, or is no checkpoint. */
  public static final ErrorCode CHECKPOINT_DAMAGED = new ErrorCode("checkpoint-damaged");

  /** The folder of a run was removed while it trained. */
  public static final ErrorCode RUN_FOLDER_REMOVED = new ErrorCode("run-folder-removed");

  /** The run to resume belongs to another experiment. */
  public static final ErrorCode EXPERIMENT_DIFFERS = new ErrorCode("experiment-differs");

  /**
   * The data are not those that a run was trained on: other classes, or samples of another shape.
   */
  public static final ErrorCode DATA_DIFFER = new ErrorCode("data-differ");

  /** Another process is training in the run's folder. */
  public static final ErrorCode RUN_IN_USE = new ErrorCode("run-in-use");

  /**
   * No installed component has the type that an experiment names; the error's subject is kind and
   * type, as in {@code loss hinge}.
   */
  public static final ErrorCode COMPONENT_MISSING = new ErrorCode("component-missing");

  /** A dataset was not fetched yet; the error's subject is its name. */
  public static final ErrorCode DATA_MISSING = new ErrorCode("data-missing");

  /** No mirror sends a file of a dataset; the error's subject is the dataset's name. */
  public static final ErrorCode FETCH_FAILED = new ErrorCode("fetch-failed");

  /** Covering a picture with windows requires a hole, and none is given. */
  public static final ErrorCode HOLE_MISSING = new ErrorCode("hole-missing");

  /** A hole is larger than the region that the model fills, or lies outside it. */
  public static final ErrorCode HOLE_BEYOND_REACH = new ErrorCode("hole-beyond-reach");

  /** A hole covers the model's whole input. */
  public static final ErrorCode HOLE_HIDES_ALL = new ErrorCode("hole-hides-all");

  /** A picture is smaller than the model's input. */
  public static final ErrorCode PICTURE_TOO_SMALL = new ErrorCode("picture-too-small");

  /** What an experiment or a checkpoint describes needs more memory than there is. */
  public static final ErrorCode MEMORY_EXCEEDED = new ErrorCode("memory-exceeded");

  /** Several completions are requested from a generator without noise. */
  public static final ErrorCode NO_NOISE = new ErrorCode("no-noise");

  /**
   * A code.
   *
   * @throws IllegalArgumentException if the name is not lower-kebab-case
   */
  public ErrorCode {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the code \"" + name + "\" is not lower-kebab-case, as in \"output-not-empty\"");
    }
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
