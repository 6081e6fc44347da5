package org.gan4j.datasets.images;

import java.nio.file.Path;
import java.util.Objects;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;

/**
 * Provides {@code pairs}: pictures, and what they are to be translated into (Isola et al.,
 * "Image-to-image translation with conditional adversarial networks", 2017).
 */
public final class PairsProvider extends NamedProvider<PairsConfiguration>
    implements DatasetProvider<PairsConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public PairsProvider() {
    super(
        "pairs",
        PairsConfiguration.class,
        "pictures and their translations: two folders, or side by side in one file (Isola et al. 2017)");
  }

  /**
   * Lists the folders, and matches their files. No file is opened before the first picture is asked
   * for.
   */
  @Override
  public Dataset create(PairsConfiguration configuration, DatasetContext context) {
    return configuration.layout() == PairLayout.FOLDERS
        ? folders(configuration, context)
        : sideBySide(configuration, context);
  }

  private static Dataset folders(PairsConfiguration configuration, DatasetContext context) {
    String inputs = Objects.requireNonNull(configuration.inputs());
    String targets = Objects.requireNonNull(configuration.targets());
    PairMatching matching =
        PairMatching.of(
            ImageListing.of(root(inputs, "dataset.inputs", context)),
            ImageListing.of(root(targets, "dataset.targets", context)),
            configuration.split(),
            configuration.testShare());
    ImageFolderProvider folders = new ImageFolderProvider();
    Dataset ofInputs = folders.create(configuration.folder(inputs, configuration.input()), context);
    try {
      Dataset ofTargets =
          folders.create(configuration.folder(targets, configuration.target()), context);
      return new PairedDataset(
          new FolderPairs(ofInputs, ofTargets, matching), configuration.flip());
    } catch (RuntimeException e) {
      ofInputs.close();
      throw e;
    }
  }

  private static Path root(String folder, String place, DatasetContext context) {
    return PathText.resolve(context.workingDirectory(), folder, place).normalize();
  }

  private static Dataset sideBySide(PairsConfiguration configuration, DatasetContext context) {
    String folder = Objects.requireNonNull(configuration.path());
    int[] chosen =
        PairMatching.indices(
            ImageListing.of(root(folder, "dataset.path", context)),
            configuration.split(),
            configuration.testShare());
    SampleShape target = configuration.target();
    int channels = Math.max(target.channels(), configuration.input().channels());
    SampleShape both = SampleShape.image(channels, target.height(), 2 * target.width());
    Dataset files = new ImageFolderProvider().create(configuration.folder(folder, both), context);
    return new PairedDataset(
        new SideBySidePairs(
            files, chosen, configuration.input(), target, configuration.direction()),
        configuration.flip());
  }
}
