package org.gan4j.report.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * A GIF that repeats without end. A frame of up to 256 colours, such as any grey one, keeps them;
 * of more colours, each frame gets the 256 that ImageIO's octree chooses for it.
 */
@NotThreadSafe
public final class GifFilm implements Film {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private static final String NOTE = "Software: GAN4J";

  /** The table of colours comes before the note. */
  private static final int BEGINNING = 2048;

  /** Of the block NETSCAPE2.0: repeat without end. */
  private static final byte[] FOREVER = {1, 0, 0};

  private final Path place;
  private final AtomicFile file;
  private final ImageOutputStream output;
  private final ImageWriter writer;
  private @Nullable BufferedImage first;

  private GifFilm(Path place, AtomicFile file, ImageOutputStream output, ImageWriter writer) {
    this.place = place;
    this.file = file;
    this.output = output;
    this.writer = writer;
  }

  /**
   * Begins a film.
   *
   * @param place in a folder that exists
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public static GifFilm begin(Path place) {
    try {
      AtomicFile file = AtomicFile.begin(place);
      file.discardOnExit();
      ImageOutputStream output = ImageIO.createImageOutputStream(file.unfinished().toFile());
      ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      return new GifFilm(place, file, output, writer);
    } catch (IOException e) {
      throw failure(place, e);
    }
  }

  @Override
  public void add(BufferedImage frame, int hundredths) {
    BufferedImage size = first == null ? frame : first;
    BufferedImage opaque = Film.onWhite(frame, size.getWidth(), size.getHeight());
    BufferedImage indexed = ExactPalette.of(opaque).orElse(opaque);
    try {
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
      IIOMetadataNode root = new IIOMetadataNode(FORMAT);
      root.appendChild(control(hundredths));
      if (first == null) {
        root.appendChild(repetition());
        root.appendChild(note());
      }
      metadata.mergeTree(FORMAT, root);
      writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
      first = size;
    } catch (IOException e) {
      throw failure(place, e);
    }
  }

  private static IIOMetadataNode control(int hundredths) {
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", String.format(Locale.ROOT, "%d", hundredths));
    return control;
  }

  private static IIOMetadataNode repetition() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(FOREVER.clone());
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }

  private static IIOMetadataNode note() {
    IIOMetadataNode comment = new IIOMetadataNode("CommentExtension");
    comment.setAttribute("value", NOTE);
    IIOMetadataNode comments = new IIOMetadataNode("CommentExtensions");
    comments.appendChild(comment);
    return comments;
  }

  /**
   * Whether a file was written by this class: such films say so.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isOwn(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(file)) {
      return new String(stored.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1).contains(NOTE);
    }
  }

  @Override
  public void finish() {
    try {
      writer.endWriteSequence();
      output.close();
      file.commit();
    } catch (IOException e) {
      throw failure(place, e);
    }
  }

  @Override
  public void close() {
    writer.dispose();
    try {
      // An output that is closed already says so by an exception.
      output.flush();
      output.close();
    } catch (IOException e) {
      // It was finished.
    }
    try {
      file.close();
    } catch (IOException e) {
      throw failure(place, e);
    }
  }

  /** What is said if a film cannot be written. */
  static GanException failure(Path place, IOException e) {
    return GanException.failure(
        "the film cannot be written: " + FileProblem.reason(e),
        place.toString(),
        "free some space or choose another place with --out",
        e);
  }
}
