package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The calls of a {@link MortalFileSystem}. As the default provider of a Java process, by {@code
 * -Djava.nio.file.spi.DefaultFileSystemProvider}, it ends the process at the call that {@code
 * -Dgan4j.faults.call} counts, among those below the folder {@code -Dgan4j.faults.under}. {@code
 * -Dgan4j.faults.count} names a file for the number of these calls.
 */
@ThreadSafe
public final class MortalProvider extends FileSystemProvider {
  /** As after SIGKILL. */
  private static final int KILLED = 137;

  private final FileSystemProvider real;
  private final Lifetime lifetime;
  private final String under;
  private final MortalFileSystem system;

  /**
   * For the Java virtual machine.
   *
   * @param real its own provider
   */
  public MortalProvider(FileSystemProvider real) {
    this(
        real,
        new Lifetime(
            Long.getLong("gan4j.faults.call", Long.MAX_VALUE),
            call -> Runtime.getRuntime().halt(KILLED)),
        System.getProperty("gan4j.faults.under", "/"));
    String count = System.getProperty("gan4j.faults.count");
    if (count != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> write(count, lifetime.calls())));
    }
  }

  private static void write(String file, long calls) {
    try {
      Files.writeString(Path.of(file), calls + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MortalProvider(FileSystemProvider real, Lifetime lifetime) {
    this(real, lifetime, "/");
  }

  private MortalProvider(FileSystemProvider real, Lifetime lifetime, String under) {
    this.real = real;
    this.lifetime = lifetime;
    this.under = under;
    this.system = new MortalFileSystem(this, real.getFileSystem(URI.create("file:///")));
  }

  /** The Java virtual machine makes paths through the default provider, too. */
  Path wrapped(Path path) {
    return path instanceof MortalPath ? path : new MortalPath(system, path);
  }

  private void spend(String call, Path file) throws IOException {
    if (counts(file)) {
      lifetime.spend(call, file);
    }
  }

  private boolean counts(Path file) {
    return file.toAbsolutePath().toString().startsWith(under);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = MortalPath.real(path);
    boolean changes =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    if (changes) {
      spend("open", file);
    }
    FileChannel channel = real.newFileChannel(file, options, attributes);
    // Forcing a folder, which is opened to read, is a call, too.
    return counts(file) ? new MortalChannel(channel, file, lifetime) : channel;
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> stream =
        real.newDirectoryStream(MortalPath.real(folder), path -> filter.accept(wrapped(path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> paths = stream.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return paths.hasNext();
          }

          @Override
          public Path next() {
            return wrapped(paths.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Path real = MortalPath.real(folder);
    if (Files.notExists(real)) {
      spend("mkdir", real);
    }
    this.real.createDirectory(real, attributes);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    spend("link", MortalPath.real(link));
    real.createLink(MortalPath.real(link), MortalPath.real(existing));
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    spend("link", MortalPath.real(link));
    real.createSymbolicLink(MortalPath.real(link), MortalPath.real(target), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    spend("delete", MortalPath.real(path));
    real.delete(MortalPath.real(path));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    spend("delete", MortalPath.real(path));
    return real.deleteIfExists(MortalPath.real(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    spend("copy", MortalPath.real(target));
    real.copy(MortalPath.real(source), MortalPath.real(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    spend("move", MortalPath.real(target));
    real.move(MortalPath.real(source), MortalPath.real(target), options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    spend("attribute", MortalPath.real(path));
    real.setAttribute(MortalPath.real(path), attribute, value, options);
  }

  @Override
  public String getScheme() {
    return real.getScheme();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
    return real.newFileSystem(uri, environment);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return wrapped(real.getPath(uri));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return real.isSameFile(MortalPath.real(path), MortalPath.real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(MortalPath.real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(MortalPath.real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(MortalPath.real(path), modes);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return wrapped(real.readSymbolicLink(MortalPath.real(link)));
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(MortalPath.real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributes(MortalPath.real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return real.readAttributes(MortalPath.real(path), attributes, options);
  }
}
