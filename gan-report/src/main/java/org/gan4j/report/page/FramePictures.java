package org.gan4j.report.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;
import org.gan4j.report.recorded.RecordedRun.Frame;

/**
 * Grids of samples for a page: some of them if there are many, and smaller if they are large, so
 * that all together fit into a number of bytes.
 */
@ThreadSafe
final class FramePictures {
  private static final int MOST_FRAMES = 48;
  private static final int FEWEST_FRAMES = 12;
  private static final int LARGEST_FILE = 1 << 26;
  private static final long MOST_PIXELS = 25_000_000;
  private static final int SMALLEST_SIDE = 48;
  private static final float QUALITY = 0.85f;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The signature, the length and name of the first chunk, and two numbers. */
  private static final int HEADER = 24;

  private static final int SIZE = 16;

  private FramePictures() {}

  /**
   * A picture in a page.
   *
   * @param step of the training
   * @param width in pixels
   * @param height in pixels
   * @param address a data URI, or where a server has it
   */
  record Picture(long step, int width, int height, String address) {}

  /**
   * Reads grids; what is no picture is left out.
   *
   * @param wanted steps that are shown if there are frames of them
   * @param budget the bytes of all pictures, before they are encoded as text
   */
  static List<Picture> of(List<Frame> frames, Set<Long> wanted, int budget) throws IOException {
    List<Frame> pictures = frames.stream().filter(Frame::isPicture).toList();
    if (pictures.isEmpty() || budget <= 0) {
      return List.of();
    }
    long size = 0;
    for (Frame frame : pictures) {
      size += Files.size(frame.file());
    }
    long average = Math.max(1, size / pictures.size());
    int most = (int) Math.max(FEWEST_FRAMES, Math.min(MOST_FRAMES, budget / average));
    List<Frame> chosen = chosen(pictures, wanted, most);
    int each = budget / chosen.size();
    List<Picture> shown = new ArrayList<>();
    for (Frame frame : chosen) {
      byte[] file = BoundedFile.read(frame.file(), LARGEST_FILE).orElse(new byte[0]);
      if (isPng(file) && (long) number(file, SIZE) * number(file, SIZE + 4) <= MOST_PIXELS) {
        add(shown, frame, file, each);
      }
    }
    return shown;
  }

  /**
   * Pictures that a page loads from a server; of files, only sizes are read.
   *
   * @param wanted steps that are shown if there are frames of them
   * @param address of the picture of a frame
   */
  static List<Picture> served(List<Frame> frames, Set<Long> wanted, Function<Frame, String> address)
      throws IOException {
    List<Frame> pictures = frames.stream().filter(Frame::isPicture).toList();
    List<Picture> shown = new ArrayList<>();
    for (Frame frame : chosen(pictures, wanted, MOST_FRAMES)) {
      byte[] header = header(frame.file());
      if (isPng(header)) {
        shown.add(
            new Picture(
                frame.step(),
                number(header, SIZE),
                number(header, SIZE + 4),
                address.apply(frame)));
      }
    }
    return shown;
  }

  /** An old frame of a step that is taken again may disappear meanwhile. */
  private static byte[] header(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(HEADER);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** The first one, the last one, those that are wanted, and others at equal distances. */
  private static List<Frame> chosen(List<Frame> frames, Set<Long> wanted, int most) {
    if (frames.size() <= most) {
      return frames;
    }
    Set<Integer> places = new LinkedHashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      if (wanted.contains(frames.get(i).step())) {
        places.add(i);
      }
    }
    for (int i = 0; i < most; i++) {
      places.add((int) Math.round(i * (frames.size() - 1.0) / (most - 1)));
    }
    return places.stream().sorted().map(frames::get).toList();
  }

  private static boolean isPng(byte[] file) {
    if (file.length < HEADER) {
      return false;
    }
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (file[i] != SIGNATURE[i]) {
        return false;
      }
    }
    return number(file, SIZE) > 0 && number(file, SIZE + 4) > 0;
  }

  private static int number(byte[] file, int place) {
    return ByteBuffer.wrap(file).getInt(place);
  }

  private static void add(List<Picture> shown, Frame frame, byte[] png, int most)
      throws IOException {
    if (png.length <= most) {
      shown.add(
          new Picture(
              frame.step(), number(png, SIZE), number(png, SIZE + 4), address("image/png", png)));
      return;
    }
    BufferedImage image;
    try {
      image = opaque(ImageDecoder.decode(png).upright(), 1);
    } catch (BrokenImageException e) {
      return;
    }
    byte[] jpeg = jpeg(image);
    while (jpeg.length > most && Math.min(image.getWidth(), image.getHeight()) > SMALLEST_SIDE) {
      image = opaque(image, 2);
      jpeg = jpeg(image);
    }
    if (jpeg.length <= most) {
      shown.add(
          new Picture(
              frame.step(), image.getWidth(), image.getHeight(), address("image/jpeg", jpeg)));
    }
  }

  private static String address(String type, byte[] content) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
  }

  private static BufferedImage opaque(BufferedImage image, int divisor) {
    int width = Math.max(1, image.getWidth() / divisor);
    int height = Math.max(1, image.getHeight() / divisor);
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = smaller.createGraphics();
    // Bilinear at half of the size is the mean of four pixels.
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return smaller;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
