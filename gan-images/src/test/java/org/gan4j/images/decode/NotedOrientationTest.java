package org.gan4j.images.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotedOrientationTest {
  /** 16×16 pixels by cwebp. */
  private static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRjYAAABXRUJQVlA4TCoAAAAvD8ADAB8gEEjeHzqN+RcQFPwf3fxHZA+AMNtokpOc5L3PIKL/UfrB9gE=");

  @ParameterizedTest
  @CsvSource({
    "1, NORMAL",
    "2, FLIP_HORIZONTALLY",
    "3, ROTATE_180",
    "4, FLIP_VERTICALLY",
    "5, TRANSPOSE",
    "6, ROTATE_90",
    "7, TRANSVERSE",
    "8, ROTATE_270"
  })
  void isReadFromExifOfEachFormat(int value, Orientation expected) throws Exception {
    assertThat(orientation(jpeg(exif(value)))).isEqualTo(expected);
    assertThat(orientation(png(tiff(value)))).isEqualTo(expected);
    assertThat(orientation(webp("EXIF", tiff(value)))).isEqualTo(expected);
  }

  @Test
  void isReadFromXmpWhereExifHasNone() throws Exception {
    assertThat(orientation(jpeg(xmp("6")))).isEqualTo(Orientation.ROTATE_90);
    assertThat(orientation(jpeg(exif(3), xmp("6")))).isEqualTo(Orientation.ROTATE_180);
    assertThat(orientation(webp("XMP ", packet("8")))).isEqualTo(Orientation.ROTATE_270);
    assertThat(orientation(jpeg(xmp("sideways")))).isEqualTo(Orientation.NORMAL);
  }

  /** Values beyond the standard, notes that break off, and none at all. */
  @Test
  void isNormalWhereTheNoteMakesNoSense() throws Exception {
    assertThat(orientation(jpeg(exif(0)))).isEqualTo(Orientation.NORMAL);
    assertThat(orientation(jpeg(exif(9)))).isEqualTo(Orientation.NORMAL);
    assertThat(orientation(jpeg(Arrays.copyOf(exif(6), 20)))).isEqualTo(Orientation.NORMAL);
    assertThat(orientation(png(new byte[] {'M', 'M', 0}))).isEqualTo(Orientation.NORMAL);
    assertThat(orientation(jpeg())).isEqualTo(Orientation.NORMAL);
    assertThat(orientation(WEBP)).isEqualTo(Orientation.NORMAL);
  }

  /** A chunk of 2 GB that is not there: nothing may be reserved for it. */
  @Test
  void isNormalWhereALengthIsWrong() throws Exception {
    byte[] file = png(tiff(6));
    ByteBuffer.wrap(file).putInt(33, Integer.MAX_VALUE);

    assertThat(OrientationReader.read(file, "png")).isEqualTo(Orientation.NORMAL);
  }

  /** Two rows of three pixels, of which the first in reading order is white, a quarter turn. */
  @Test
  void turnsPictures() throws Exception {
    BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    stored.getRaster().setSample(0, 0, 0, 255);

    BufferedImage upright = new DecodedImage(stored, Orientation.ROTATE_90).upright();

    assertThat(upright.getWidth()).isEqualTo(2);
    assertThat(upright.getHeight()).isEqualTo(3);
    assertThat(upright.getRaster().getSample(1, 0, 0)).isEqualTo(255);
    assertThat(Orientation.ROTATE_90.upright(new byte[] {1, 2, 3, 4, 5, 6}, 3, 2))
        .containsExactly(4, 1, 5, 2, 6, 3);
  }

  @Test
  void refusesTruncatedJpegs() throws Exception {
    byte[] whole = jpeg();
    byte[] file = Arrays.copyOf(whole, whole.length * 2 / 3);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageDecoder.decode(file));
  }

  private static Orientation orientation(byte[] file) throws BrokenImageException {
    return ImageDecoder.decode(file).orientation();
  }

  /** A big-endian TIFF header, one entry (0x0112, one short), the end. */
  private static byte[] tiff(int value) {
    return new byte[] {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) value,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }

  private static byte[] exif(int value) {
    return joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff(value));
  }

  private static byte[] packet(String value) {
    return ("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
            + " rdf:about='' xmlns:tiff='http://ns.adobe.com/tiff/1.0/' tiff:Orientation='"
            + value
            + "'/></rdf:RDF></x:xmpmeta>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] xmp(String value) {
    byte[] name = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    return joined(name, packet(value));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] encoded(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, 0x9E3779B1 * i);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** Segments of type APP1 behind the start of the image. */
  private static byte[] jpeg(byte[]... segments) throws IOException {
    byte[] plain = encoded("jpeg");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(plain, 0, 2);
    for (byte[] segment : segments) {
      int length = segment.length + 2;
      bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
      bytes.writeBytes(segment);
    }
    bytes.write(plain, 2, plain.length - 2);
    return bytes.toByteArray();
  }

  /** A chunk eXIf behind IHDR, which ends at byte 33. */
  private static byte[] png(byte[] note) throws IOException {
    byte[] plain = encoded("png");
    byte[] named = joined("eXIf".getBytes(StandardCharsets.US_ASCII), note);
    CRC32 checksum = new CRC32();
    checksum.update(named);
    ByteBuffer chunk = ByteBuffer.allocate(named.length + 8);
    chunk.putInt(note.length).put(named).putInt((int) checksum.getValue());
    return joined(
        Arrays.copyOf(plain, 33), chunk.array(), Arrays.copyOfRange(plain, 33, plain.length));
  }

  /** A chunk at the end, padded to an even length. */
  private static byte[] webp(String type, byte[] note) {
    int padded = note.length + note.length % 2;
    ByteBuffer file = ByteBuffer.allocate(WEBP.length + 8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put(WEBP).put(type.getBytes(StandardCharsets.US_ASCII)).putInt(note.length).put(note);
    file.putInt(4, file.capacity() - 8);
    return file.array();
  }
}
