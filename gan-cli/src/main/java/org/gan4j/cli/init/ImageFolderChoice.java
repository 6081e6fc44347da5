package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Dataset;
import org.gan4j.core.Gan;
import org.gan4j.datasets.images.ImageFiles;

/** Chooses the settings of the dataset {@code image-folder}. */
final class ImageFolderChoice {
  /** What a CPU trains in minutes. */
  private static final int LARGEST_SIDE = 64;

  /** More folders are usually something else, such as one for each person. */
  private static final int MOST_CLASSES = 100;

  private final Gan gan;
  private final String path;
  private final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  private final List<Reason> reasons = new ArrayList<>();

  private ImageFolderChoice(Gan gan, String path) {
    this.gan = gan;
    this.path = path;
  }

  /**
   * Looks at a folder.
   *
   * @param path as it is to stand in the experiment
   * @throws GanException of kind USAGE if it has no image that can be read
   */
  static DataChoice of(Gan gan, String path, String name) {
    return new ImageFolderChoice(gan, path).choose(name);
  }

  private DataChoice choose(String name) {
    Path folder = Path.of(path);
    ImageSurvey survey = ImageSurvey.of(folder, files(folder));
    settings.put("type", "image-folder").put("path", path);
    chooseSize(survey);
    chooseColour(survey);
    chooseLabels();
    return new DataChoice(settings, name, reasons);
  }

  /** The remedies of the dataset are for the authors of experiments. */
  private static List<Path> files(Path folder) {
    try {
      return ImageFiles.in(folder);
    } catch (GanException e) {
      throw GanException.usage(
          e.problem(), e.where(), e.remedy().replace("set \"path\" to", "name"), e);
    }
  }

  private void chooseSize(ImageSurvey survey) {
    int side = Halving.largestSide(Math.min(LARGEST_SIDE, survey.usualSide()));
    settings.put("size", side);
    reason(
        "size",
        "the shorter sides have %s pixels; %s",
        Reason.range(survey.sides().get(0), survey.sides().get(survey.sides().size() - 1)),
        side == LARGEST_SIDE
            ? "larger images than 64×64 take much longer to train"
            : "the largest size up to 64 that dcgan can halve to 4 to 7 pixels");
    boolean small = survey.hasSmallerThan(side / 2.0);
    if (small && survey.usualSide() < side) {
      settings.put("allowUpscaling", true);
      reason("allowUpscaling", "the images are smaller than the smallest size of dcgan");
    } else if (small || survey.broken() > 0) {
      settings.put("onBrokenImage", "skip");
      reason(
          "onBrokenImage",
          small
              ? "some images are smaller than half of the size"
              : "%d of %d images could not be decoded",
          survey.broken(),
          survey.count());
    }
  }

  private void chooseColour(ImageSurvey survey) {
    if (survey.grey()) {
      settings.put("channels", 1);
      reason("channels", "the images are grey; 3 if others have colours");
    } else {
      reason(
          "flip",
          "absent: if mirrored images are as likely, as with faces, \"flip\": true makes twice as many"
              + " of few");
    }
  }

  private void chooseLabels() {
    ObjectNode labelled = settings.deepCopy().put("labels", "folders");
    try (Dataset data = gan.dataset(labelled.toString(), 0)) {
      int classes = data.classes().size();
      // It warns about folders that are named as parts of a dataset, such as train.
      if (classes > 1 && classes <= MOST_CLASSES && data.warnings().isEmpty()) {
        settings.put("labels", "folders");
        reason("labels", "every image is in one of %d folders", classes);
      } else if (classes > MOST_CLASSES) {
        reason("labels", "none: %,d folders are too many classes", classes);
      }
    } catch (GanException e) {
      // Some image lies beside the folders, so they are no classes.
      reason("labels", "none: images lie beside the folders, or there are no folders");
    }
  }

  private void reason(String setting, String text, Object... arguments) {
    reasons.add(new Reason("dataset." + setting, String.format(Locale.ROOT, text, arguments)));
  }
}
