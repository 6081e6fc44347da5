package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.Reading.read;
import static org.gan4j.datasets.images.Pictures.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderProviderTest {
  private static final byte[] BROKEN = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void readsImagesInTheOrderOfTheirNames() throws IOException {
    writePlain("b.png", 0x0000FF);
    writePlain("sub/deeper/C.PNG", 0x00FF00);
    writePlain("a.png", 0xFF0000);

    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.image(3, 1, 1));
      assertThat(dataset.size()).isEqualTo(3);
      assertThat(read(dataset, 0, 1, 2)).containsExactly(1, -1, -1, -1, -1, 1, -1, 1, -1);
      assertThat(read(dataset, 2, 0)).containsExactly(-1, 1, -1, 1, -1, -1);
      assertThat(dataset.classes()).isEmpty();
      assertThat(dataset.warnings()).isEmpty();
      assertThatIllegalStateException().isThrownBy(() -> dataset.label(0));
    }
  }

  @Test
  void takesHeightAndWidthInPlaceOfTheSize() throws IOException {
    write(images(), "a.png", Pictures.quadrants(6, 4));
    ImageFolderConfiguration configuration =
        new ImageFolderConfiguration(
            "images",
            64,
            2,
            3,
            1,
            Fit.CROP,
            null,
            Background.WHITE,
            false,
            false,
            OnBrokenImage.FAIL,
            FolderLabels.NONE,
            Part.ALL,
            0.1);

    try (Dataset dataset = new ImageFolderProvider().create(configuration, context(folder))) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.image(1, 2, 3));
      assertThat(read(dataset, 0)).hasSize(6);
    }
  }

  @Test
  void passesOverHiddenAndForeignFiles() throws IOException {
    writePlain("a.png", 0xFF0000);
    writePlain(".hidden.png", 0);
    writePlain(".thumbnails/a.png", 0);
    writePlain("__MACOSX/a.png", 0);
    write(images(), "list_attr.txt", BROKEN);

    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(dataset.size()).isEqualTo(1);
    }
  }

  @Test
  void followsLinksButNotInCircles() throws IOException {
    writePlain("a.png", 0xFF0000);
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    write(elsewhere, "b.png", Pictures.plain(1, 1, 0));
    Files.createSymbolicLink(images().resolve("linked"), elsewhere);
    Files.createSymbolicLink(elsewhere.resolve("circle"), images());
    Files.createSymbolicLink(images().resolve("nowhere.png"), folder.resolve("missing"));

    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(dataset.size()).isEqualTo(2);
    }
  }

  @Test
  void namesTheClassesByTheFoldersAtTheTop() throws IOException {
    writePlain("dog/1.png", 0);
    writePlain("cat/old/1.png", 0);
    writePlain("cat/2.png", 0);
    writePlain("cat-fish/1.png", 0);

    try (Dataset dataset = open(Settings.of(1).labels(FolderLabels.FOLDERS))) {
      assertThat(dataset.classes()).containsExactly("cat", "cat-fish", "dog");
      // A hyphen comes before a slash, and so cat-fish/1 before cat/2.
      assertThat(IntStream.range(0, 4).map(dataset::label)).containsExactly(1, 0, 0, 2);
    }

    writePlain("stray.png", 0);
    assertUsage(
        () -> open(Settings.of(1).labels(FolderLabels.FOLDERS)), "beside the folders", "stray.png");
  }

  @Test
  void decodesNothingInTheSecondEpoch() throws IOException {
    for (int i = 0; i < 20; i++) {
      write(images(), i + ".png", Pictures.noise(12, 9, i));
    }

    try (Dataset dataset = open(Settings.of(8))) {
      int[] all = IntStream.range(0, 20).toArray();
      float[] first = read(dataset, all);
      emptyAllFiles();
      assertThat(read(dataset, all)).containsExactly(first);
    }
  }

  @Test
  void decodesAnewWhatWasExchangedForFilesOfTheSameNamesLengthsAndTimes() throws IOException {
    // Two uncompressed pictures: as long as each other.
    write(images(), "a.bmp", Pictures.plain(1, 1, 0xFF0000));
    String fingerprint;
    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(read(dataset, 0)).containsExactly(1, -1, -1);
      fingerprint = dataset.fingerprint();
      assertThat(fingerprint).matches("sha256-contents:[0-9a-f]{64}");
    }
    FileTime time = Files.getLastModifiedTime(images().resolve("a.bmp"));
    long length = Files.size(images().resolve("a.bmp"));
    write(images(), "a.bmp", Pictures.plain(1, 1, 0x0000FF));
    Files.setLastModifiedTime(images().resolve("a.bmp"), time);
    assertThat(Files.size(images().resolve("a.bmp"))).isEqualTo(length);

    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(read(dataset, 0)).containsExactly(-1, -1, 1);
      assertThat(dataset.fingerprint()).isNotEqualTo(fingerprint);
    }
  }

  @Test
  void hasTheFingerprintOfItsContentsAndNamesAndNotOfItsPlaceAndTimes() throws IOException {
    writePlain("cat/a.png", 0xFF0000);
    String fingerprint = fingerprint(FolderLabels.FOLDERS);

    Files.setLastModifiedTime(images().resolve("cat/a.png"), FileTime.fromMillis(1_000_000));
    assertThat(fingerprint(FolderLabels.FOLDERS)).isEqualTo(fingerprint);
    assertThat(fingerprint(FolderLabels.NONE)).isNotEqualTo(fingerprint);

    Files.move(images(), folder.resolve("moved"));
    Files.createDirectories(images());
    Files.move(folder.resolve("moved/cat"), images().resolve("cat"));
    assertThat(fingerprint(FolderLabels.FOLDERS)).isEqualTo(fingerprint);

    Files.move(images().resolve("cat"), images().resolve("dog"));
    assertThat(fingerprint(FolderLabels.FOLDERS)).isNotEqualTo(fingerprint);
  }

  @Test
  void growsItsCacheByTheAddedPicturesAlone() throws IOException {
    for (int i = 0; i < 4; i++) {
      writePlain(i + ".png", i);
      try (Dataset dataset = open(Settings.of(1))) {
        read(dataset, IntStream.rangeClosed(0, i).toArray());
      }
    }

    try (Stream<Path> files = Files.walk(folder.resolve("cache").resolve("images"))) {
      // A header of 48 bytes, and records of a hash, three pixels, a state and a checksum.
      assertThat(files.filter(file -> file.toString().endsWith(".pixels")))
          .singleElement()
          .satisfies(file -> assertThat(file).hasSize(48 + 4 * (32 + 3 + 8)));
    }
  }

  @Test
  void saysWhatItPassesOver() throws IOException {
    writePlain("cat/a.png", 0);
    writePlain("dog/a.png", 0);
    write(images(), "cat/b.jfif", BROKEN);
    write(images(), "c.HEIC", BROKEN);
    write(images(), "no-ending", BROKEN);
    write(images(), "emu/d.tif", BROKEN);
    write(images(), ".DS_Store", BROKEN);
    writePlain("__MACOSX/a.png", 0);
    Files.createSymbolicLink(images().resolve("e.png"), folder.resolve("missing"));

    try (Dataset dataset = open(Settings.of(1).labels(FolderLabels.FOLDERS))) {
      assertThat(dataset.omissions())
          .containsExactly(
              "4 other files, not ending in bmp, gif, jpeg, jpg, pgm, png, pnm, ppm, webp: c.HEIC,"
                  + " cat/b.jfif, emu/d.tif, no-ending",
              "2 hidden files or folders: .DS_Store, __MACOSX",
              "1 link to no file: e.png",
              "1 folder without images: emu");
      assertThat(dataset.warnings()).isEmpty();
    }
  }

  @Test
  void namesOnlySomeOfManyFilesThatItPassesOver() throws IOException {
    writePlain("a.png", 0);
    for (int i = 0; i < 9; i++) {
      write(images(), i + ".txt", BROKEN);
    }

    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(dataset.omissions())
          .singleElement()
          .asString()
          .startsWith("9 other files")
          .endsWith(": 0.txt, 1.txt, 2.txt, 3.txt, 4.txt, …");
    }
  }

  @Test
  void saysWhichClassesASplitLeavesOut() throws IOException {
    for (int i = 0; i < 8; i++) {
      writePlain("class-" + i + "/a.png", i);
    }

    for (Part part : new Part[] {Part.TRAIN, Part.TEST}) {
      ImageFolderConfiguration half =
          Settings.of(1).labels(FolderLabels.FOLDERS).configuration(part, 0.5);
      try (Dataset dataset = new ImageFolderProvider().create(half, context(folder))) {
        String omission = dataset.omissions().get(0);
        assertThat(omission)
            .startsWith("%d of 8 classes, which the split".formatted(8 - dataset.size()));
        for (int i = 0; i < 8; i++) {
          String name = "class-" + i;
          assertThat(omission.contains(name)).isNotEqualTo(dataset.classes().contains(name));
        }
      }
    }
  }

  @Test
  void pointsOutFoldersThatAreNamedAsPartsOfADataset() throws IOException {
    writePlain("Train/cat/a.png", 0);
    writePlain("valid/cat/a.png", 0);
    writePlain("validity/cat/a.png", 0);

    try (Dataset dataset = open(Settings.of(1).labels(FolderLabels.FOLDERS))) {
      assertThat(dataset.warnings())
          .singleElement()
          .asString()
          .contains("become classes: Train, valid; set \"path\"");
    }
    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(dataset.warnings()).singleElement().asString().contains("are read together");
    }
  }

  @Test
  void keepsTheCachesOfDifferentSettingsApart() throws IOException {
    writePlain("a.png", 0xFF0000);

    try (Dataset colour = open(Settings.of(1));
        Dataset grey = open(Settings.of(1).channels(1))) {
      assertThat(read(colour, 0)).containsExactly(1, -1, -1);
      assertThat(read(grey, 0)).hasSize(1);
      assertThat(colour.fingerprint()).isNotEqualTo(grey.fingerprint());
    }
  }

  @Test
  void mirrorsHalfOfTheImagesAsTheKeySays() throws IOException {
    write(images(), "a.png", Pictures.quadrants(2, 2));
    int[] often = new int[1000];

    try (Dataset dataset = open(Settings.of(2).flipped())) {
      float[] some = read(dataset, RandomKey.ofSeed(1), often);
      long mirrored = IntStream.range(0, 1000).filter(i -> some[i * 12] == -1).count();

      // The number of heads has a standard deviation of 16: five of them.
      assertThat(mirrored).isBetween(420L, 580L);
      assertThat(read(dataset, RandomKey.ofSeed(1), often)).containsExactly(some);
      assertThat(read(dataset, RandomKey.ofSeed(2), often)).isNotEqualTo(some);
      // Red and white, the left and the right column, have changed places in the red plane.
      int other = IntStream.range(0, 1000).filter(i -> some[i * 12] == -1).findFirst().getAsInt();
      assertThat(Arrays.copyOfRange(some, other * 12, other * 12 + 4))
          .containsExactly(-1, 1, 1, -1);
    }
  }

  @Test
  void namesABrokenImage() throws IOException {
    write(images(), "a.png", Pictures.plain(8, 8, 0xFF0000));
    byte[] whole = Pictures.encode(Pictures.noise(8, 8, 1), "png");
    write(images(), "b.png", Arrays.copyOf(whole, whole.length / 2));

    for (int run = 0; run < 2; run++) {
      try (Dataset dataset = open(Settings.of(8))) {
        assertUsage(() -> read(dataset, 0, 1), "it is damaged", "b.png");
        assertThat(read(dataset, 0)).startsWith(1, 1).endsWith(-1, -1);
      }
    }
  }

  @Test
  void putsTheNextGoodImageInPlaceOfABrokenOne() throws IOException {
    writePlain("a.png", 0xFF0000);
    write(images(), "b.jpg", BROKEN);
    write(images(), "c.jpg", BROKEN);
    writePlain("d.png", 0x0000FF);
    write(images(), "e.jpg", BROKEN);

    for (int run = 0; run < 2; run++) {
      try (Dataset dataset = open(Settings.of(1).skip())) {
        assertThat(dataset.size()).isEqualTo(5);
        assertThat(read(dataset, 1)).containsExactly(-1, -1, 1);
        assertThat(read(dataset, 4, 2)).containsExactly(1, -1, -1, -1, -1, 1);
        assertThat(dataset.warnings())
            .last()
            .asString()
            .contains("3 of 5 images are broken")
            .contains("b.jpg", "c.jpg", "e.jpg");
      }
    }
  }

  @Test
  void replacesABrokenImageWithinItsClass() throws IOException {
    writePlain("cat/1.png", 0xFF0000);
    write(images(), "cat/2.png", BROKEN);
    writePlain("dog/1.png", 0x0000FF);
    write(images(), "emu/1.png", BROKEN);

    try (Dataset dataset = open(Settings.of(1).skip().labels(FolderLabels.FOLDERS))) {
      assertThat(dataset.label(1)).isZero();
      assertThat(read(dataset, 1)).containsExactly(1, -1, -1);
      assertUsage(() -> read(dataset, 3), "not one image of the class emu can be used", "emu");
    }
  }

  @Test
  void failsIfAllImagesAreBroken() throws IOException {
    write(images(), "a.png", BROKEN);
    write(images(), "b.png", BROKEN);

    try (Dataset dataset = open(Settings.of(1).skip())) {
      assertUsage(() -> read(dataset, 0), "not one image of the folder can be used", "a.png");
    }
  }

  @Test
  void findsAllImagesThatAreTooSmallBeforeOneIsRead() throws IOException {
    write(images(), "a.png", Pictures.plain(16, 8, 0));
    write(images(), "b.gif", Pictures.plain(7, 16, 0));
    write(images(), "c/d.bmp", Pictures.plain(16, 7, 0));
    write(images(), "e.webp", Pictures.base64(Pictures.LOSSY_WEBP));
    write(images(), "f.png", BROKEN);
    write(images(), "g.jpg", Pictures.jpeg(Pictures.plain(7, 7, 0)));

    assertUsage(
        () -> open(Settings.of(16)).close(),
        "4 of 6 images cannot be used: f.png: it is not an image of a known format; and b.gif,"
            + " c/d.bmp, g.jpg; of the first one its 7×16 pixels are less than half of 16×16; set"
            + " \"allowUpscaling\": true",
        "images");
    try (Dataset dataset = open(Settings.of(16).skip())) {
      assertThat(dataset.warnings())
          .singleElement()
          .asString()
          .startsWith(
              "4 of 6 images cannot be used, and others are taken in their place: f.png: it is not");
    }
  }

  @Test
  void namesTheOneImageThatIsTooSmall() throws IOException {
    write(images(), "a.png", Pictures.plain(16, 16, 0));
    writePlain("b.png", 0);

    assertUsage(() -> open(Settings.of(16)).close(), "its 1×1 pixels are less than half", "b.png");
  }

  @Test
  void namesOnlySomeOfManyImagesThatAreTooSmall() throws IOException {
    for (int i = 0; i < 7; i++) {
      writePlain(i + ".png", 0);
    }

    assertUsage(
        () -> open(Settings.of(16)).close(),
        "7 of 7 images cannot be used: 0.png, 1.png, 2.png, 3.png, 4.png, …; of",
        "images");
  }

  @Test
  void acceptsAnImageThatIsLargeEnoughOnceItIsTurned() throws IOException {
    byte[] wide = Pictures.jpeg(Pictures.plain(40, 12, 0xFF0000));
    write(images(), "a.jpg", Pictures.oriented(wide, 6));

    try (Dataset dataset =
        new ImageFolderProvider().create(Settings.of(16).portrait(40, 12), context(folder))) {
      assertThat(read(dataset, 0)).hasSize(3 * 40 * 12);
    }
  }

  @Test
  void tellsAVanishedFileFromABrokenOne() throws IOException {
    writePlain("a.png", 0xFF0000);
    writePlain("b.png", 0xFF0000);

    try (Dataset dataset = open(Settings.of(1).skip())) {
      Files.delete(images().resolve("b.png"));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> read(dataset, 0, 1))
          .satisfies(
              e -> {
                assertThat(e.kind()).isEqualTo(GanException.Kind.FAILURE);
                assertThat(e.where()).endsWith("b.png");
              });
      writePlain("b.png", 0x0000FF);
      assertThat(read(dataset, 1)).containsExactly(-1, -1, 1);
    }
  }

  @Test
  void readsWithoutACacheIfThereIsNoRoomForOne() throws IOException {
    writePlain("a.png", 0xFF0000);
    Files.writeString(folder.resolve("cache"), "not a folder");

    try (Dataset dataset = open(Settings.of(1))) {
      assertThat(read(dataset, 0)).containsExactly(1, -1, -1);
      assertThat(read(dataset, 0)).containsExactly(1, -1, -1);
      assertThat(dataset.warnings()).singleElement().asString().contains("decoded anew each time");
    }
  }

  @Test
  void refusesFoldersWithoutImages() throws IOException {
    assertUsage(() -> open(Settings.of(1)), "there is no such folder", "images");

    Files.createDirectories(images());
    assertUsage(() -> open(Settings.of(1)), "the folder has no images", "images");

    write(images(), "readme.txt", BROKEN);
    assertUsage(() -> open(Settings.of(1)), "no images, only other files", "images");

    Files.delete(images().resolve("readme.txt"));
    Files.delete(images());
    Files.writeString(images(), "a file");
    assertUsage(() -> open(Settings.of(1)), "a folder with images was expected", "images");
  }

  @Test
  void refusesImpossibleSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(Settings.of(0).configuration()))
        .withMessage("size must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(64).channels(2).configuration())
        .withMessage("channels must be 1 or 3, not 2");
  }

  private Path images() {
    return folder.resolve("images");
  }

  private void writePlain(String name, int rgb) throws IOException {
    write(images(), name, Pictures.plain(1, 1, rgb));
  }

  private void emptyAllFiles() throws IOException {
    try (Stream<Path> files = Files.list(images())) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[0]);
      }
    }
  }

  private String fingerprint(FolderLabels labels) {
    try (Dataset dataset = open(Settings.of(1).labels(labels))) {
      return dataset.fingerprint();
    }
  }

  private Dataset open(Settings settings) {
    return new ImageFolderProvider().create(settings.configuration(), context(folder));
  }

  private static void assertUsage(ThrowingCallable call, String problem, String where) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).contains(problem);
              assertThat(e.where()).contains(where);
              assertThat(e.remedy()).isNotBlank();
            });
  }

  /** The defaults, with changes. */
  private record Settings(
      int size, int channels, boolean flip, OnBrokenImage onBroken, FolderLabels labels) {

    static Settings of(int size) {
      return new Settings(size, 3, false, OnBrokenImage.FAIL, FolderLabels.NONE);
    }

    Settings channels(int changed) {
      return new Settings(size, changed, flip, onBroken, labels);
    }

    Settings flipped() {
      return new Settings(size, channels, true, onBroken, labels);
    }

    Settings skip() {
      return new Settings(size, channels, flip, OnBrokenImage.SKIP, labels);
    }

    Settings labels(FolderLabels changed) {
      return new Settings(size, channels, flip, onBroken, changed);
    }

    /** The defaults for another height and width. */
    ImageFolderConfiguration portrait(int height, int width) {
      return new ImageFolderConfiguration(
          "images",
          size,
          height,
          width,
          channels,
          Fit.CROP,
          null,
          Background.WHITE,
          flip,
          false,
          onBroken,
          labels,
          Part.ALL,
          0.1);
    }

    ImageFolderConfiguration configuration() {
      return configuration(Part.ALL, 0.1);
    }

    ImageFolderConfiguration configuration(Part part, double testShare) {
      return new ImageFolderConfiguration(
          "images",
          size,
          null,
          null,
          channels,
          Fit.CROP,
          null,
          Background.WHITE,
          flip,
          false,
          onBroken,
          labels,
          part,
          testShare);
    }
  }
}
