package org.gan4j.datasets.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.io.PathText;

/**
 * The characters of a file, compressed with gzip or not. A byte order mark is left out, and comes
 * before the encoding that somebody names.
 */
final class CsvText {
  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;
  private static final int LONGEST_LINE = 1 << 20;
  private static final String DELIMITERS = ",;\t|";

  private CsvText() {}

  /**
   * Opens a file. The decoder reports bytes that are no characters.
   *
   * @throws GanException of kind USAGE if there is no such file
   * @throws IOException if it cannot be read
   */
  static BufferedReader open(Path file, Charset encoding) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw GanException.usage(
          Files.exists(file) ? "this is not a file" : "there is no such file",
          file.toString(),
          PathText.advice(file, "set \"path\" to a CSV file"));
    }
    InputStream stored = new BufferedInputStream(Files.newInputStream(file));
    try {
      InputStream content = isCompressed(stored) ? decompressed(stored) : stored;
      Charset charset = afterMark(content, encoding);
      return new BufferedReader(
          new InputStreamReader(
              content,
              charset
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private static InputStream decompressed(InputStream stored) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(stored));
  }

  private static boolean isCompressed(InputStream input) throws IOException {
    byte[] beginning = peek(input, 2);
    return beginning.length == 2
        && (beginning[0] & 0xFF) == GZIP_FIRST
        && (beginning[1] & 0xFF) == GZIP_SECOND;
  }

  private static byte[] peek(InputStream input, int count) throws IOException {
    input.mark(count);
    byte[] bytes = input.readNBytes(count);
    input.reset();
    return bytes;
  }

  /** Passes over a byte order mark. */
  private static Charset afterMark(InputStream input, Charset encoding) throws IOException {
    byte[] beginning = peek(input, 3);
    if (begins(beginning, 0xEF, 0xBB, 0xBF)) {
      input.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (begins(beginning, 0xFF, 0xFE)) {
      input.skipNBytes(2);
      return StandardCharsets.UTF_16LE;
    }
    if (begins(beginning, 0xFE, 0xFF)) {
      input.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    return encoding;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    boolean equal = bytes.length >= mark.length;
    for (int i = 0; equal && i < mark.length; i++) {
      equal = (bytes[i] & 0xFF) == mark[i];
    }
    return equal;
  }

  /**
   * The most frequent of comma, semicolon, tab and bar in the first line that is not blank, outside
   * of quotes; the comma if there is none.
   */
  static char delimiter(Path file, Charset encoding) throws IOException {
    int[] counts = new int[DELIMITERS.length()];
    try (BufferedReader text = open(file, encoding)) {
      boolean quoted = false;
      boolean begun = false;
      for (int i = 0; i < LONGEST_LINE; i++) {
        int character = text.read();
        boolean ends = character == '\n' || character == '\r';
        if (character < 0 || (ends && begun && !quoted)) {
          break;
        }
        begun |= !Character.isWhitespace(character) || character == '\t';
        quoted ^= character == '"';
        int place = quoted ? -1 : DELIMITERS.indexOf(character);
        if (place >= 0) {
          counts[place]++;
        }
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return DELIMITERS.charAt(most);
  }

  /** The error of a file that cannot be read. */
  static GanException unreadable(Path file, IOException cause) {
    return GanException.usage(
        "the file cannot be read: " + FileProblem.reason(cause),
        file.toString(),
        "check the permissions, and that the file is whole",
        cause);
  }
}
