package org.gan4j.datasets.download;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.Sha256;

/**
 * A partially fetched file. It lies beside its destination, under its name with {@code .part};
 * {@code .part.origin} contains the server's address and its name for the version. Every {@link
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

  /** Deletes the part that has arrived. */
  void delete() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(origin);
  }

  /**
   * Starts again with a version as identified by the server; empty if the server does not identify
   * it.
   */
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
    return FileChannel.open(
        part, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether the file itself is there already, whole and right. */
  boolean isFinished() throws IOException {
    return isRight(file);
  }

  /**
   * Moves the fetched file to its place, if its checksum is right.
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
    AtomicFile.move(part, file);
    Files.deleteIfExists(origin);
    return true;
  }

  private boolean isRight(Path candidate) throws IOException {
    return Files.isRegularFile(candidate)
        && Files.size(candidate) == remote.bytes()
        && Sha256.ofFile(candidate).equals(remote.sha256());
  }
}
