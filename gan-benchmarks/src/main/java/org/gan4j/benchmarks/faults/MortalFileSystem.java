package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The real file system as a process sees it that dies at a chosen call. What was written before is
 * there, as after a kill.
 */
@ThreadSafe
final class MortalFileSystem extends FileSystem {
  private final MortalProvider provider;
  private final FileSystem real;

  MortalFileSystem(MortalProvider provider, FileSystem real) {
    this.provider = provider;
    this.real = real;
  }

  /** A folder whose files are changed until a lifetime ends. */
  static Path folder(Path folder, Lifetime lifetime) {
    return new MortalProvider(folder.getFileSystem().provider(), lifetime).wrapped(folder);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  /** The default file system of a process cannot be closed: {@code FileSystem.close}. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return StreamSupport.stream(real.getRootDirectories().spliterator(), false)
        .map(provider::wrapped)
        .toList();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return provider.wrapped(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(MortalPath.real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }
}
