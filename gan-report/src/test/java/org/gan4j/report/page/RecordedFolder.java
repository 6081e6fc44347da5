package org.gan4j.report.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes folders as a training leaves them. */
public record RecordedFolder(Path path) {

  public static RecordedFolder in(Path parent, String name) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    Files.createDirectories(folder.resolve("samples"));
    Files.createDirectories(folder.resolve("checkpoints"));
    return new RecordedFolder(folder);
  }

  public RecordedFolder experiment(String json) throws IOException {
    Files.writeString(path.resolve("experiment.json"), json);
    return this;
  }

  public RecordedFolder experiment(String name, int seed, double rate) throws IOException {
    return experiment(
        String.format(
            Locale.ROOT,
            """
            {"name": "%s", "seed": %d, "dataset": {"type": "ring"}, "loss": {"type": "hinge"},
             "training": {"iterations": 50, "batchSize": 16},
             "optimizers": {"generator": {"type": "adam", "learningRate": %s}}}
            """,
            name,
            seed,
            rate));
  }

  public RecordedFolder provenance(String json) throws IOException {
    Files.writeString(path.resolve("run.json"), json);
    return this;
  }

  public RecordedFolder lines(String... lines) throws IOException {
    Files.writeString(
        path.resolve("metrics.jsonl"),
        String.join("\n", lines) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return this;
  }

  public RecordedFolder iterations(int count) throws IOException {
    String[] lines = new String[count];
    for (int i = 1; i <= count; i++) {
      lines[i - 1] =
          String.format(
              Locale.ROOT,
              "{\"step\":%d,\"iteration\":%d,\"discriminatorLoss\":%f,\"generatorLoss\":%f,"
                  + "\"discriminatorPenalty\":0.0,\"realScore\":0.98,\"fakeScore\":0.02,"
                  + "\"generatorGradientNorm\":%f,\"seconds\":0.1}",
              2 * i,
              i,
              1.0 / i,
              Math.log(i),
              Math.exp(-i));
    }
    return lines(lines);
  }

  public RecordedFolder evaluation(long step, double value) throws IOException {
    return lines(
        String.format(
            Locale.ROOT,
            "{\"step\":%d,\"iteration\":%d,\"metrics\":{\"distance\":%s,\"distanceReals\":0.5}}",
            step,
            step / 2,
            value));
  }

  public RecordedFolder frame(long step, int side, boolean noisy) throws IOException {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    if (noisy) {
      Random random = new Random(step);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          picture.setRGB(x, y, random.nextInt());
        }
      }
    }
    ImageIO.write(
        picture,
        "png",
        path.resolve(String.format(Locale.ROOT, "samples/step-%06d.png", step)).toFile());
    return this;
  }
}
