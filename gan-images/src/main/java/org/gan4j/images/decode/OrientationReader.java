package org.gan4j.images.decode;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.webp.WebpRiffHandler;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Finds the orientation that a camera has noted: Exif's tag 0x0112 of a JPEG, PNG or WebP, or else
 * XMP's {@code tiff:Orientation} of a JPEG or WebP.
 */
final class OrientationReader {
  private static final String XMP_ORIENTATION = "tiff:Orientation";

  private OrientationReader() {}

  /**
   * Reads the orientation; NORMAL if there is none, or if the note cannot be read.
   *
   * @param file the bytes of the file
   * @param format as ImageIO's readers name it, in lower case
   */
  static Orientation read(byte[] file, String format) {
    Metadata metadata = new Metadata();
    try {
      switch (format) {
        case "jpeg" -> readJpeg(file, metadata);
        case "png" -> readPng(file, metadata);
        case "webp" ->
            new RiffReader()
                .processRiff(new SequentialByteArrayReader(file), new WebpRiffHandler(metadata));
        default -> {}
      }
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      // An image can be read without its metadata; entries before the damage are used.
      return orientation(metadata);
    }
    return orientation(metadata);
  }

  private static void readJpeg(byte[] file, Metadata metadata)
      throws IOException, ImageProcessingException {
    JpegSegmentData segments =
        JpegSegmentReader.readSegments(
            new SequentialByteArrayReader(file), List.of(JpegSegmentType.APP1));
    Iterable<byte[]> notes = segments.getSegments(JpegSegmentType.APP1);
    new ExifReader().readJpegSegments(notes, metadata, JpegSegmentType.APP1);
    if (!hasExif(metadata)) {
      new XmpReader().readJpegSegments(notes, metadata, JpegSegmentType.APP1);
    }
  }

  private static void readPng(byte[] file, Metadata metadata)
      throws IOException, ImageProcessingException {
    Iterable<PngChunk> chunks =
        new PngChunkReader()
            .extract(new SequentialByteArrayReader(file), Set.of(PngChunkType.eXIf));
    for (PngChunk chunk : chunks) {
      new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
    }
  }

  private static boolean hasExif(Metadata metadata) {
    return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
        .anyMatch(directory -> directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION));
  }

  private static Orientation orientation(Metadata metadata) {
    for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
      Integer value = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      if (value != null) {
        return Orientation.ofExif(value);
      }
    }
    for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
      String value = directory.getXmpProperties().get(XMP_ORIENTATION);
      if (value != null && value.matches("[1-8]")) {
        return Orientation.ofExif(Integer.parseInt(value));
      }
    }
    return Orientation.NORMAL;
  }
}
