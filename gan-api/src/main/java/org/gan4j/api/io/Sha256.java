package org.gan4j.api.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gan4j.api.concurrent.NotThreadSafe;

/** A SHA-256 hash (FIPS 180-4) of bytes that are added one after the other. */
@NotThreadSafe
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  /** A digest without bytes. */
  public Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The hash of a file's content, 64 hexadecimal digits.
   *
   * @throws IOException if the file cannot be read
   */
  public static String ofFile(Path file) throws IOException {
    Sha256 hash = new Sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream input = Files.newInputStream(file)) {
      int length = input.read(buffer);
      while (length >= 0) {
        hash.digest.update(buffer, 0, length);
        length = input.read(buffer);
      }
    }
    return hash.hex();
  }

  /** Adds bytes. */
  public Sha256 add(byte... bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the remaining bytes of a buffer. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a text in UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of the added bytes, 32 bytes; resets the hash. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The hash of the added bytes, 64 hexadecimal digits in lower case; resets the hash. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
