package org.gan4j.benchmarks.faults;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Ends a command at a call that changes a file below its output, and compares what it was to write:
 * each file must be absent or whole, and a folder that is an output of its own, too. Files whose
 * names begin with a dot do not count.
 */
@ThreadSafe
final class CommandKills implements Section {
  private static final int KILLED = 137;
  private static final String OUT = "out";

  private final String command;
  private final List<String> training;
  private final List<String> arguments;
  private final boolean folderIsWhole;

  /**
   * A command.
   *
   * @param training arguments of {@code gan train}, for the run that the command uses
   * @param arguments of the command after the run; {@code WORK} stands for the working folder, with
   *     the grey pictures one.png, two.png and three.png of 28 × 28 pixels
   * @param folderIsWhole whether the output is whole or absent, not each file of it alone
   */
  CommandKills(
      String command, List<String> training, List<String> arguments, boolean folderIsWhole) {
    this.command = command;
    this.training = List.copyOf(training);
    this.arguments = List.copyOf(arguments);
    this.folderIsWhole = folderIsWhole;
  }

  @Override
  public String name() {
    return "calls-" + command;
  }

  @Override
  public Figure run(Path work, int count, long seed) {
    Path run = work.resolve("run");
    GanProcess gan = new GanProcess(work);
    List<String> train = new ArrayList<>(List.of("train"));
    train.addAll(training);
    train.addAll(List.of("--quiet", "--out", run.toString()));
    gan.require(train);
    pictures(work);
    Path undisturbed = folder(work.resolve("undisturbed"));
    long calls = gan.calls(undisturbed, arguments(work, run, undisturbed.resolve(OUT)));
    Map<String, String> whole = contents(undisturbed.resolve(OUT));

    List<String> wrong = new ArrayList<>();
    int kills = (int) Math.min(count, calls);
    for (int i = 0; i < kills; i++) {
      long call = calls * i / kills;
      Path killed = folder(work.resolve("killed-at-" + call));
      int code = gan.killed(killed, call, arguments(work, run, killed.resolve(OUT)));
      Map<String, String> left = contents(killed.resolve(OUT));
      boolean right =
          code == KILLED
              && (folderIsWhole
                  ? left.isEmpty() || left.equals(whole)
                  : whole.entrySet().containsAll(left.entrySet()));
      if (!right) {
        wrong.add(
            "call "
                + call
                + ", exit code "
                + code
                + ": "
                + left.size()
                + " of "
                + whole.size()
                + " files");
      }
    }
    return new Figure(name(), kills, wrong);
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Grey pictures for commands that read some. */
  private static void pictures(Path work) {
    try {
      for (String name : List.of("one", "two", "three")) {
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 28; i++) {
          picture.getRaster().setSample(i, (i * name.length()) % 28, 0, 255);
        }
        ImageIO.write(picture, "png", work.resolve(name + ".png").toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> arguments(Path work, Path run, Path out) {
    List<String> all = new ArrayList<>(List.of(command, run.toString()));
    arguments.forEach(argument -> all.add(argument.replace("WORK", work.toString())));
    all.addAll(List.of("--out", out.toString()));
    return all;
  }

  private static Map<String, String> contents(Path out) {
    Map<String, String> contents = new TreeMap<>();
    if (Files.exists(out)) {
      try (Stream<Path> files = Files.walk(out)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!String.valueOf(file.getFileName()).startsWith(".")) {
            contents.put(
                out.relativize(file).toString(),
                Files.readString(file, StandardCharsets.ISO_8859_1));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }
}
