package org.gan4j.benchmarks.faults;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/** A path whose files are changed through a {@link MortalFileSystem}. */
@ThreadSafe
record MortalPath(MortalFileSystem system, Path real) implements Path {

  private @Nullable Path wrapped(@Nullable Path path) {
    return path == null ? null : new MortalPath(system, path);
  }

  private Path present(Path path) {
    return new MortalPath(system, path);
  }

  /** The path in the real file system. */
  static Path real(Path path) {
    if (path instanceof MortalPath mortal) {
      return mortal.real;
    }
    throw new ProviderMismatchException(path.toString());
  }

  @Override
  public FileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return wrapped(real.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return wrapped(real.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return wrapped(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return present(real.getName(index));
  }

  @Override
  public Path subpath(int begin, int end) {
    return present(real.subpath(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof MortalPath mortal && real.startsWith(mortal.real);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof MortalPath mortal && real.endsWith(mortal.real);
  }

  @Override
  public Path normalize() {
    return present(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return present(real.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return present(real.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return present(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return present(real.toRealPath(options));
  }

  @Override
  public File toFile() {
    return new File(real.toString());
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
      throws IOException {
    return real.register(watcher, events, modifiers);
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(real(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MortalPath mortal && real.equals(mortal.real);
  }

  @Override
  public int hashCode() {
    return real.hashCode();
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
