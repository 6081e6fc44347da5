package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.gan4j.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Image folders keep the contract of datasets, with classes and mirrored images. */
class ImageFolderContractTest extends DatasetContract<ImageFolderConfiguration> {
  @TempDir private static Path folder;

  @BeforeAll
  static void drawPictures() throws IOException {
    for (String name : new String[] {"cats/1.png", "cats/2.png", "dogs/1.png", "dogs/2.png"}) {
      Path file = folder.resolve("images").resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, Pictures.encode(Pictures.noise(9, 7, name.hashCode()), "png"));
    }
  }

  @Override
  protected ImageFolderProvider provider() {
    return new ImageFolderProvider();
  }

  @Override
  protected ImageFolderConfiguration configuration() {
    return new ImageFolderConfiguration(
        "images",
        6,
        null,
        null,
        3,
        Fit.CROP,
        null,
        Background.WHITE,
        true,
        false,
        OnBrokenImage.FAIL,
        FolderLabels.FOLDERS,
        Part.ALL,
        0.1);
  }

  @Override
  protected Path workingDirectory() {
    return folder;
  }
}
