package org.gan4j.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.Reading.read;
import static org.gan4j.datasets.idx.IdxFiles.concat;
import static org.gan4j.datasets.idx.IdxFiles.counting;
import static org.gan4j.datasets.idx.IdxFiles.gzip;
import static org.gan4j.datasets.idx.IdxFiles.header;
import static org.gan4j.datasets.idx.IdxFiles.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxProviderTest {
  private static final int UBYTE = 0x08;
  private static final int FLOAT = 0x0D;

  @TempDir Path folder;

  @Test
  void scalesImagesToMinusOneToOne() throws IOException {
    write(folder, "images", header(UBYTE, 2, 1, 3), new byte[] {0, 51, -1, 1, 2, 3});

    try (Dataset dataset = open("images", null)) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.image(1, 1, 3));
      assertThat(dataset.size()).isEqualTo(2);
      assertThat(read(dataset, 0)).containsExactly(-1f, -0.6f, 1f);
      assertThat(dataset.classes()).isEmpty();
      assertThatIllegalStateException().isThrownBy(() -> dataset.label(0));
    }
  }

  @Test
  void readsInTheOrderOfTheIndicesFromTheBuffersPositionOn() throws IOException {
    write(folder, "images", header(UBYTE, 3, 1, 1), new byte[] {0, -1, 0});
    FloatBuffer destination = FloatBuffer.allocate(5).position(1);

    try (Dataset dataset = open("images", null)) {
      dataset.read(new int[] {1, 0, 1}, RandomKey.ofSeed(1), destination);
    }

    assertThat(destination.array()).containsExactly(0, 1, -1, 1, 0);
    assertThat(destination.position()).isEqualTo(4);
  }

  @Test
  void readsGzipWhateverTheNameOfTheFile() throws IOException {
    byte[] bytes = concat(header(UBYTE, 2, 2, 2), counting(0, 8));
    write(folder, "plain.gz", bytes);
    write(folder, "packed", gzip(bytes));

    try (Dataset plain = open("plain.gz", null);
        Dataset packed = open("packed", null)) {
      assertThat(read(packed, 0, 1)).containsExactly(read(plain, 0, 1));
      assertThat(packed.fingerprint()).isEqualTo(plain.fingerprint()).startsWith("sha256:");
    }
  }

  @Test
  void namesTheClassesByTheNumbersThatOccur() throws IOException {
    write(folder, "images", header(UBYTE, 3, 1, 1), counting(0, 3));
    write(folder, "labels", header(UBYTE, 3), new byte[] {2, 0, 3});

    try (Dataset dataset = open("images", "labels")) {
      assertThat(dataset.classes()).containsExactly("0", "2", "3");
      assertThat(dataset.label(0)).isEqualTo(1);
      assertThat(dataset.label(1)).isEqualTo(0);
      assertThat(dataset.label(2)).isEqualTo(2);
      assertThat(dataset.omissions()).isEmpty();
      assertThat(dataset.warnings())
          .containsExactly(
              "class 1 has no sample: the labels are from 0 to 3, and make 3 classes, named by"
                  + " their numbers");
    }
  }

  @Test
  void makesTenClassesOfLabelsFromOneToTen() throws IOException {
    write(folder, "images", header(UBYTE, 10, 1, 1), counting(0, 10));
    write(folder, "labels", header(UBYTE, 10), counting(1, 10));

    try (Dataset dataset = open("images", "labels")) {
      assertThat(dataset.classes())
          .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
      assertThat(dataset.label(9)).isEqualTo(9);
      assertThat(dataset.warnings())
          .singleElement()
          .asString()
          .startsWith("class 0 has no sample: the labels are from 1 to 10");
    }
  }

  @Test
  void makesAClassOfEachOf256Labels() throws IOException {
    write(folder, "images", header(UBYTE, 256, 1, 1), counting(0, 256));
    write(folder, "labels", header(UBYTE, 256), counting(0, 256));

    try (Dataset dataset = open("images", "labels")) {
      assertThat(dataset.classes()).hasSize(256).endsWith("255");
      assertThat(dataset.label(255)).isEqualTo(255);
      assertThat(dataset.warnings()).isEmpty();
    }
  }

  @Test
  void namesTheClassesAsItIsTold() throws IOException {
    write(folder, "images", header(UBYTE, 3, 1, 1), counting(0, 3));
    write(folder, "labels", header(UBYTE, 3), new byte[] {2, 0, 2});
    List<String> names = List.of("cat", "dog", "emu");

    try (Dataset dataset =
        new IdxProvider()
            .create(
                new IdxConfiguration("images", "labels", names, Layout.AUTO, null),
                context(folder))) {
      assertThat(dataset.classes()).isEqualTo(names);
      assertThat(dataset.label(0)).isEqualTo(2);
      assertThat(dataset.omissions())
          .containsExactly("1 of 3 classes, which have no sample here: dog");
      assertThat(dataset.warnings()).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdxConfiguration("images", null, names, Layout.AUTO, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdxConfiguration("i", "l", List.of("a", "a"), Layout.AUTO, null))
        .withMessageContaining("twice");
  }

  @Test
  void tellsTheWrongByteOrder() throws IOException {
    byte[] big = header(UBYTE, 3, 2, 2);
    byte[] lengths = big.clone();
    for (int i = 4; i < big.length; i++) {
      lengths[i] = big[4 + (i - 4) / 4 * 4 + 3 - i % 4];
    }
    write(folder, "images", lengths, counting(0, 12));
    assertUsage(
        () -> open("images", null), "wrong byte order, little-endian: read so, it", "big-endian");

    byte[] all = lengths.clone();
    for (int i = 0; i < 4; i++) {
      all[i] = big[3 - i];
    }
    write(folder, "images", all, counting(0, 12));
    assertUsage(() -> open("images", null), "its first four bytes are 03 08 00 00", "big-endian");
  }

  @Test
  void tellsWhereTheChannelsAreFromTheLengths() throws IOException {
    write(folder, "first", header(UBYTE, 1, 3, 5, 6), counting(0, 90));
    write(folder, "last", header(UBYTE, 1, 5, 6, 3), interleaved(counting(0, 90), 3));

    try (Dataset first = open("first", null);
        Dataset last = open("last", null)) {
      assertThat(first.shape()).isEqualTo(SampleShape.image(3, 5, 6));
      assertThat(last.shape()).isEqualTo(SampleShape.image(3, 5, 6));
      assertThat(read(last, 0)).containsExactly(read(first, 0));
    }
  }

  @Test
  void asksForTheLayoutWhereItIsAmbiguous() throws IOException {
    write(folder, "small", header(UBYTE, 1, 3, 4, 1), counting(0, 12));

    assertUsage(() -> open("small", null), "channel dimension is ambiguous in 1×3×4×1", "layout");
    try (Dataset dataset = open("small", null, Layout.CHANNELS_LAST, null)) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.image(1, 3, 4));
    }
    try (Dataset dataset = open("small", null, Layout.CHANNELS_FIRST, null)) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.image(3, 4, 1));
    }
  }

  @Test
  void leavesVectorsAsTheyAre() throws IOException {
    byte[] numbers = floats(0.25f, -7, 1e6f, 3);
    write(folder, "vectors", header(FLOAT, 2, 2), numbers);

    try (Dataset dataset = open("vectors", null)) {
      assertThat(dataset.shape()).isEqualTo(SampleShape.vector(2));
      assertThat(read(dataset, 1, 0)).containsExactly(1e6f, 3, 0.25f, -7);
    }
  }

  @Test
  void refusesVectorsThatAreNotFinite() throws IOException {
    write(folder, "vectors", header(FLOAT, 2, 2), floats(0, 1, 2, Float.NaN));

    assertUsage(() -> open("vectors", null), "sample 1 contains NaN", "not finite");
  }

  @Test
  void usesTheFirstSamplesUpToTheLimit() throws IOException {
    write(folder, "images", header(UBYTE, 4, 1, 1), counting(0, 4));
    write(folder, "labels", header(UBYTE, 4), new byte[] {0, 1, 2, 9});
    write(folder, "fewer", header(UBYTE, 2, 1, 1), counting(0, 2));

    try (Dataset all = open("images", null);
        Dataset two = open("images", "labels", Layout.AUTO, 2);
        Dataset unlabelledTwo = open("images", null, Layout.AUTO, 2);
        Dataset more = open("images", null, Layout.AUTO, 99);
        Dataset fewer = open("fewer", null)) {
      assertThat(two.size()).isEqualTo(2);
      assertThat(two.classes()).containsExactly("0", "1", "2", "9");
      assertThat(two.omissions())
          .containsExactly("2 of 4 classes, which have no sample here: 2, 9");
      assertThat(more.warnings()).containsExactly("\"limit\" asks for 99 samples, and there are 4");
      assertThat(more.size()).isEqualTo(4);
      assertThat(more.fingerprint()).isEqualTo(all.fingerprint());
      assertThat(unlabelledTwo.fingerprint())
          .isEqualTo(fewer.fingerprint())
          .isNotEqualTo(all.fingerprint())
          .isNotEqualTo(two.fingerprint());
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Require.withinBounds(new IdxConfiguration("images", null, null, Layout.AUTO, 0)))
        .withMessageContaining("limit must be at least 1");
  }

  @Test
  void fingerprintsTheContent() throws IOException {
    write(folder, "a", header(UBYTE, 2, 1, 1), new byte[] {1, 2});
    write(folder, "b", header(UBYTE, 2, 1, 1), new byte[] {1, 3});

    try (Dataset a = open("a", null);
        Dataset b = open("b", null)) {
      assertThat(a.fingerprint()).isNotEqualTo(b.fingerprint());
    }
  }

  @Test
  void namesAMissingFile() {
    assertUsage(() -> open("nowhere", null), "there is no such file", "give the path");
    assertUsage(() -> open(".", null), "an IDX file was expected here", "give the path");
  }

  @Test
  void refusesWhatIsNotIdx() throws IOException {
    write(folder, "images", "PNG, say".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertUsage(() -> open("images", null), "not an IDX file: it begins with 50 4e 47", "00 00");

    write(folder, "images");
    assertUsage(() -> open("images", null), "not an IDX file: it begins with nothing", "00 00");

    write(folder, "images", new byte[] {0, 0, 7, 3, 0, 0, 0, 0});
    assertUsage(() -> open("images", null), "not an IDX file: it begins with 00 00 07", "00 00");
  }

  @Test
  void saysHowMuchIsMissingOfATruncatedFile() throws IOException {
    byte[] bytes = concat(header(UBYTE, 2, 2, 2), counting(0, 7));
    write(folder, "images", bytes);
    assertUsage(
        () -> open("images", null), "promises 8 bytes of data, but the file holds 7", "complete");

    write(folder, "images", gzip(bytes));
    assertUsage(
        () -> open("images", null), "ends after 7 bytes of data, but its header", "complete");

    write(folder, "images", Arrays.copyOf(header(UBYTE, 2, 2, 2), 14));
    assertUsage(() -> open("images", null), "ends within its header, after 14", "complete");
  }

  @Test
  void refusesAGzipFileThatBreaksOff() throws IOException {
    byte[] noise = new byte[100_000];
    new java.util.Random(1).nextBytes(noise);
    byte[] packed = gzip(concat(header(UBYTE, 10, 100, 100), noise));

    write(folder, "images", Arrays.copyOf(packed, 50_000));
    assertUsage(
        () -> open("images", null), "bytes of data, but its header (10×100×100", "complete");

    write(folder, "images", Arrays.copyOf(packed, packed.length - 4));
    assertUsage(() -> open("images", null), "gzip file is damaged or incomplete", "complete");

    packed[60_000] ^= 1;
    write(folder, "images", packed);
    assertUsage(() -> open("images", null), "gzip file is damaged or incomplete", "complete");

    write(folder, "images", new byte[] {0x1F, (byte) 0x8B});
    assertUsage(() -> open("images", null), "gzip file is damaged or incomplete", "complete");
  }

  @Test
  void refusesWhatFollowsTheData() throws IOException {
    byte[] bytes = concat(header(UBYTE, 2, 2, 2), counting(0, 9));
    write(folder, "images", bytes);

    assertUsage(
        () -> open("images", null),
        "goes on after the 8 bytes of data that its header",
        "complete");
    assertUsage(
        () -> open("images", null, Layout.AUTO, 1), "goes on after the 8 bytes", "complete");
  }

  @Test
  void refusesAbsurdHeadersWithoutReservingMemory() throws IOException {
    int most = Integer.MAX_VALUE;
    write(folder, "images", header(UBYTE, most, most, most));
    assertUsage(
        () -> open("images", null), "header is implausible: 2147483647×2147483647", "complete");

    write(folder, "images", header(UBYTE, most, 28, 28), counting(0, 100));
    assertUsage(() -> open("images", null), "but the file holds 100 at most", "complete");

    write(folder, "images", gzip(header(UBYTE, 1, most, 1)));
    assertUsage(() -> open("images", null), "promises 2,147,483,647 bytes", "complete");

    write(folder, "images", header(UBYTE, -5, 28, 28));
    assertUsage(() -> open("images", null), "empty: its header says -5×28×28", "samples");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    write(folder, "images", header(UBYTE, 0, 28, 28));

    assertUsage(() -> open("images", null), "empty: its header says 0×28×28", "samples");
  }

  @Test
  void refusesNumbersThatAreNeitherImagesNorVectors() throws IOException {
    write(folder, "shorts", header(0x0B, 2, 1, 1), new byte[4]);
    write(folder, "flat", header(UBYTE, 4), new byte[4]);

    assertUsage(() -> open("shorts", null), "holds 2×1×1 16-bit integers", "unsigned bytes");
    assertUsage(() -> open("flat", null), "holds 4 unsigned bytes, which are neither", "unsigned");
  }

  @Test
  void refusesLabelsThatDoNotBelongToTheImages() throws IOException {
    write(folder, "images", header(UBYTE, 3, 1, 1), counting(0, 3));
    write(folder, "labels", header(UBYTE, 2), counting(0, 2));

    assertUsage(() -> open("images", "labels"), "2 labels for 3 samples", "belong together");
    assertUsage(() -> open("images", "images"), "which are not labels", "unsigned bytes [n]");
  }

  @Test
  void leavesNoFileOpen() throws IOException {
    Path file = write(folder, "images", header(UBYTE, 1, 1, 1), new byte[1]);
    open("images", null).close();

    Files.delete(file);
    assertThat(file).doesNotExist();
  }

  private Dataset open(String images, @Nullable String labels) {
    return open(images, labels, Layout.AUTO, null);
  }

  private Dataset open(
      String images, @Nullable String labels, Layout layout, @Nullable Integer limit) {
    return new IdxProvider()
        .create(new IdxConfiguration(images, labels, null, layout, limit), context(folder));
  }

  private void assertUsage(ThrowingCallable call, String problem, String remedy) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).contains(problem);
              assertThat(e.where()).contains(folder.toString());
              assertThat(e.remedy()).contains(remedy);
            });
  }

  private static byte[] interleaved(byte[] planes, int channels) {
    byte[] pixels = new byte[planes.length];
    int count = planes.length / channels;
    for (int i = 0; i < planes.length; i++) {
      pixels[i % count * channels + i / count] = planes[i];
    }
    return pixels;
  }

  private static byte[] floats(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return bytes.array();
  }
}
