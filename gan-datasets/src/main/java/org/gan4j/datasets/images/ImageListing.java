package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.api.io.PathText;

/**
 * The image files of a folder and all folders in it, sorted by name. Hidden files and files of
 * other kinds are passed over, and named; links are followed.
 *
 * @param root the folder
 * @param files all images, at least one
 * @param passedOver the others
 */
record ImageListing(Path root, List<Entry> files, PassedOver passedOver) {
  private static final List<String> EXTENSIONS =
      List.of("bmp", "gif", "jpeg", "jpg", "pgm", "png", "pnm", "ppm", "webp");

  /**
   * One image file.
   *
   * @param path relative to the folder; kept since the name alone may have lost characters that the
   *     locale does not know
   */
  record Entry(Path path) {

    /** The path with slashes, on every system. */
    String name() {
      return path.toString().replace('\\', '/');
    }
  }

  /**
   * Lists a folder without opening a file in it.
   *
   * @throws GanException of kind USAGE if there is no such folder, or no image in it
   */
  static ImageListing of(Path root) {
    if (!Files.isDirectory(root)) {
      throw GanException.usage(
          Files.exists(root) ? "a folder with images was expected here" : "there is no such folder",
          root.toString(),
          PathText.advice(root, "set \"path\" to a folder with images"));
    }
    Collector collector = new Collector(root);
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    } catch (IOException e) {
      throw GanException.usage(
          "the folder cannot be listed: " + e, root.toString(), "check the permissions", e);
    }
    if (collector.found.isEmpty()) {
      throw GanException.usage(
          "the folder has no images" + (collector.others.isEmpty() ? "" : ", only other files"),
          root.toString(),
          "set \"path\" to a folder with files that end in " + String.join(", ", EXTENSIONS));
    }
    collector.found.sort(Comparator.comparing(Entry::name));
    return new ImageListing(root, List.copyOf(collector.found), collector.passedOver());
  }

  /**
   * The images of one part.
   *
   * @param testShare the share that is held out
   * @throws GanException of kind USAGE if there is none
   */
  ImageListing part(Part part, double testShare) {
    List<Entry> chosen = files.stream().filter(file -> part.includes(file, testShare)).toList();
    if (chosen.isEmpty()) {
      throw GanException.usage(
          "no image of the folder is in this split",
          root.toString(),
          "change testShare, or set \"split\": \"all\"");
    }
    return new ImageListing(root, chosen, passedOver);
  }

  /** The path of a file. */
  Path path(int index) {
    return root.resolve(files.get(index).path());
  }

  /** The folders at the top that have images, by name. */
  List<String> topFolders() {
    return files.stream()
        .map(Entry::name)
        .filter(name -> name.indexOf('/') >= 0)
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .sorted()
        .toList();
  }

  /** What was passed over, a sentence for each kind. */
  List<String> omissions() {
    return passedOver.sentences(EXTENSIONS);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Entry> found = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> dangling = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();

    Collector(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = folder.equals(root) ? "" : String.valueOf(folder.getFileName());
      if (name.startsWith(".") || name.equals("__MACOSX")) {
        hidden.add(relative(folder));
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (root.equals(folder.getParent())) {
        folders.add(name);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (name.startsWith(".")) {
        hidden.add(relative(file));
      } else if (attributes.isSymbolicLink()) {
        dangling.add(relative(file));
      } else if (!attributes.isRegularFile() || !EXTENSIONS.contains(extension)) {
        others.add(relative(file));
      } else {
        found.add(new Entry(root.relativize(file)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE; // a link to a folder around it: nothing new in there
      }
      throw failure;
    }

    PassedOver passedOver() {
      Set<String> filled = found.stream().map(Collector::top).collect(Collectors.toSet());
      List<String> empty = folders.stream().filter(name -> !filled.contains(name)).toList();
      return new PassedOver(others, hidden, dangling, empty);
    }

    private static String top(Entry file) {
      return String.valueOf(file.path().getName(0));
    }

    private String relative(Path file) {
      return new Entry(root.relativize(file)).name();
    }
  }
}
