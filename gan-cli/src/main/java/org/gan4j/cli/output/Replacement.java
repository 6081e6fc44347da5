package org.gan4j.cli.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.gan4j.images.output.PngFile;
import org.gan4j.images.output.WebpFile;
import org.gan4j.latent.file.LatentFile;
import org.gan4j.report.film.GifFilm;

/**
 * Which files a command replaces: earlier results, so that a command can be repeated, and nothing
 * else. Pictures contain the name of the program that wrote them; of the other formats, the
 * beginning is compared.
 */
@ThreadSafe
public final class Replacement {
  /** In bytes; a line of a table may be longer. */
  private static final int BEGINNING = 512;

  private static final Pattern ROW =
      Pattern.compile("f0(,f\\d+)*(,label)?,?|(-?(\\d[\\d.E-]*+|NaN|Infinity),?+)+");
  private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final byte[] IDX_OF_BYTES = {0, 0, 0x08};
  private static final byte[] IDX_OF_FLOATS = {0, 0, 0x0D};

  private Replacement() {}

  /**
   * Refuses a place where something else is.
   *
   * @param forced whether any file may be replaced
   * @throws GanException of kind USAGE if there is a file that is no result of GAN4J, a folder or a
   *     device
   */
  public static void require(Path file, boolean forced) {
    if (!isFile(file)) {
      return;
    }
    if (!forced && !isResult(file)) {
      throw GanException.usage(
          "there is a file already that GAN4J did not write",
          file.toString(),
          "choose another name with --out, or replace it with --force");
    }
  }

  /**
   * Refuses a place where anything is, also an earlier result: people edit it.
   *
   * @param forced whether a file may be replaced
   * @throws GanException of kind USAGE if there is a file, a folder or a device
   */
  public static void requireNew(Path file, boolean forced) {
    if (isFile(file) && !forced) {
      throw GanException.usage(
          "there is a file already",
          file.toString(),
          "choose another name with --out, or replace it with --force");
    }
  }

  private static boolean isFile(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    if (!Files.isRegularFile(file)) {
      throw GanException.usage(
          Files.isDirectory(file)
              ? "this is a folder, and a file is written"
              : "this is a device, and not a file",
          file.toString(),
          "name a file with --out, or - for standard output");
    }
    return true;
  }

  private static boolean isResult(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (Files.size(file) == 0) {
        return true;
      }
      if (name.endsWith(".png")) {
        return PngFile.isOwn(file);
      }
      if (name.endsWith(".webp")) {
        return WebpFile.isOwn(file);
      }
      if (name.endsWith(".parquet")) {
        return ParquetImageWriter.isOwn(file);
      }
      if (name.endsWith(".gif")) {
        return GifFilm.isOwn(file);
      }
      byte[] beginning = beginning(file, name.endsWith(".gz"));
      if (name.endsWith(".onnx") || name.endsWith(".safetensors")) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return text.contains("GAN4J") || text.contains("gan4j.");
      }
      if (name.endsWith(".npy")) {
        return begins(beginning, NUMPY);
      }
      if (name.endsWith(".idx") || name.endsWith(".idx.gz")) {
        return begins(beginning, IDX_OF_BYTES) || begins(beginning, IDX_OF_FLOATS);
      }
      String text = new String(beginning, StandardCharsets.ISO_8859_1);
      if (name.endsWith(".html")) {
        return text.contains("<meta name=\"generator\" content=\"GAN4J\">");
      }
      if (name.endsWith(".json") && LatentFile.isOwn(text)) {
        return true;
      }
      return name.endsWith(".csv") ? isTable(text) : text.contains("//json-schema.org/");
    } catch (IOException e) {
      // Who may not read a file does not know what would be lost.
      return false;
    }
  }

  private static byte[] beginning(Path file, boolean compressed) throws IOException {
    try (InputStream stored = Files.newInputStream(file)) {
      byte[] bytes = stored.readNBytes(BEGINNING);
      if (!compressed) {
        return bytes;
      }
      try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return content.readNBytes(IDX_OF_BYTES.length);
      }
    }
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static boolean isTable(String beginning) {
    int end = beginning.indexOf('\n');
    // The last number of a line that was cut off may not be whole.
    String row = beginning.substring(0, end < 0 ? beginning.lastIndexOf(',') + 1 : end);
    return ROW.matcher(row).matches();
  }
}
