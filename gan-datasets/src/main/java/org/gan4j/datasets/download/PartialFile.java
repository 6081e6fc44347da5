package org.gan4j.datasets.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What has arrived of a file. It lies beside its destination, under its name with {@code .part}; in
 * {@code .part.origin} stands which server sent it, and how that names the version. Every {@link
 * IOException} is of the local disk.
 */
final class PartialFile {
  private final RemoteFile remote;
  private final Path file;
  private final Path part;
  private final Path origin;

  PartialFile(Path folder, RemoteFile remote) {
    this.remote = remote;
    this.file = folder.resolve(remote.name());
    this.part = folder.resolve(remote.name() + ".part");
    this.origin = folder.resolve(remote.name() + ".part.origin");
  }

  /** Bytes that have arrived. */
  long length() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** Forgets what has arrived. */
  void delete() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(origin);
  }

  /** Begins anew with a version that a server names; empty if it does not name it. */
  void restart(URI source, Optional<String> version) throws IOException {
    delete();
    if (version.isPresent()) {
      Files.write(origin, List.of(source.toString(), version.get()));
    }
  }

  /** How a server named the version that has begun to arrive, if it came from this one. */
  Optional<String> version(URI source) throws IOException {
    List<String> lines = Files.exists(origin) ? Files.readAllLines(origin) : List.of();
    return lines.size() == 2 && lines.get(0).equals(source.toString())
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  /** Opens it to add to its end. */
  FileChannel append() throws IOException {
    return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Whether the file itself is there already, whole and right. */
  boolean isFinished() throws IOException {
    return isRight(file);
  }

  /**
   * Puts what has arrived in the file's place, if it is right.
   *
   * @return whether it was
   */
  boolean finish() throws IOException {
    if (!isRight(part)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true); // before the name says that it is whole
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(origin);
    return true;
  }

  private boolean isRight(Path candidate) throws IOException {
    return Files.isRegularFile(candidate)
        && Files.size(candidate) == remote.bytes()
        && sha256(candidate).equals(remote.sha256());
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream input =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      input.transferTo(java.io.OutputStream.nullOutputStream());
      MessageDigest digest = ((DigestInputStream) input).getMessageDigest();
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
