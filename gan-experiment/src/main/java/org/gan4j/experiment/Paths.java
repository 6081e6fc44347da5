package org.gan4j.experiment;

/** The dotted paths by which people name parts of an experiment. */
final class Paths {
  private Paths() {}

  static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  static String element(String path, int index) {
    return path + "[" + index + "]";
  }

  /** The path of the enclosing value; empty for the document. */
  static String enclosing(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return path.substring(0, Math.max(end, 0));
  }

  /** The last name or index in it. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether it is this path or leads into it. */
  static boolean isWithin(String path, String outer) {
    return path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[");
  }
}
