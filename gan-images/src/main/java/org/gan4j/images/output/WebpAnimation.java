package org.gan4j.images.output;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Writes an animated WebP without loss, which repeats without end: libwebp encodes the frames, and
 * this class puts them into the container (Google, "WebP Container Specification", "Animation").
 */
@NotThreadSafe
public final class WebpAnimation implements Closeable {
  private static final int IS_ANIMATED = 0x02;

  /** A background of four bytes, and how often it is played in two: 0 is without end. */
  private static final int CONTROL = 6;

  /** Place, size and duration of three bytes each, and flags. */
  private static final int FRAME = 16;

  private static final int REPLACES_WHAT_IS_BELOW = 0x02;
  private static final int LONGEST = (1 << 24) - 1;

  /** Of the file, in bytes: its length has four bytes. */
  private static final long LARGEST = (1L << 32) - 2;

  /** Bytes of a frame beside its picture, and of the note. */
  private static final int MORE = 1024;

  private final FileChannel file;
  private final int width;
  private final int height;

  private WebpAnimation(FileChannel file, int width, int height) {
    this.file = file;
    this.width = width;
    this.height = height;
  }

  /**
   * Begins a file; one that is there is replaced.
   *
   * @param width of all frames, in pixels, at most {@link WebpFile#LARGEST_SIDE}
   * @param height likewise
   * @throws org.gan4j.api.GanException of kind USAGE if a side is too long
   */
  public static WebpAnimation begin(Path place, int width, int height) throws IOException {
    WebpFile.requireSize(width, height);
    FileChannel file =
        FileChannel.open(
            place,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    WebpAnimation animation = new WebpAnimation(file, width, height);
    ByteBuffer start =
        buffer(
            WebpFile.HEADER
                + WebpFile.CHUNK_HEADER
                + WebpFile.EXTENDED
                + WebpFile.CHUNK_HEADER
                + CONTROL);
    WebpFile.putExtended(start, WebpFile.HAS_XMP | IS_ANIMATED, width, height);
    start.put(WebpFile.ascii("ANIM")).putInt(CONTROL).putInt(-1).putShort((short) 0);
    try {
      animation.write(start.flip());
    } catch (IOException e) {
      animation.close();
      throw e;
    }
    return animation;
  }

  /**
   * Adds a frame.
   *
   * @param frame opaque, of the size of the animation
   * @param milliseconds that it is shown, from 1 to about four hours
   * @throws IOException if the file cannot be written, or would be longer than 4 GB
   * @throws org.gan4j.api.GanException of kind FAILURE if this machine has no encoder
   */
  public void add(BufferedImage frame, int milliseconds) throws IOException {
    if (frame.getWidth() != width || frame.getHeight() != height) {
      throw new IllegalArgumentException("frame must be of " + width + "×" + height + " pixels");
    }
    if (milliseconds < 1 || milliseconds > LONGEST) {
      throw new IllegalArgumentException("milliseconds must be positive, not " + milliseconds);
    }
    byte[] encoded = WebpFile.chunks(frame);
    if (file.size() + encoded.length > LARGEST - MORE) {
      throw new IOException("a WebP has at most 4 GB");
    }
    ByteBuffer chunk = buffer(WebpFile.CHUNK_HEADER + FRAME + encoded.length);
    chunk.put(WebpFile.ascii("ANMF")).putInt(FRAME + encoded.length);
    WebpFile.putThreeBytes(chunk, 0);
    WebpFile.putThreeBytes(chunk, 0);
    WebpFile.putThreeBytes(chunk, width - 1);
    WebpFile.putThreeBytes(chunk, height - 1);
    WebpFile.putThreeBytes(chunk, milliseconds);
    chunk.put((byte) REPLACES_WHAT_IS_BELOW).put(encoded);
    write(chunk.flip());
  }

  /** Completes the file; it is closed by {@link #close()}. */
  public void finish() throws IOException {
    write(ByteBuffer.wrap(WebpFile.note()));
    ByteBuffer length = buffer(Integer.BYTES);
    length.putInt((int) (file.size() - WebpFile.CHUNK_HEADER));
    file.write(length.flip(), Integer.BYTES);
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
