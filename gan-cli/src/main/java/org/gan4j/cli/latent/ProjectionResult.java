package org.gan4j.cli.latent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.cli.output.Folders;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.file.LatentFile;
import org.gan4j.latent.projection.Projection;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What was found for some samples.
 *
 * @param targets the samples
 * @param projections one for each
 */
@NotThreadSafe
public record ProjectionResult(ProjectionTargets targets, List<Projection> projections) {
  /** A reconstruction counts as exact from this ratio on, in dB. */
  public static final double FOUND = 40;

  /** Copies the list. */
  public ProjectionResult {
    projections = List.copyOf(projections);
  }

  /** The files that {@link #write} makes for a name. */
  public static List<Path> files(Path folder, String name) {
    return List.of(folder.resolve(name + ".png"), folder.resolve(name + ".json"));
  }

  /** The picture of all samples and reconstructions. */
  public static Path overview(Path folder) {
    return folder.resolve("projection.png");
  }

  /**
   * Writes the latent of each sample, and pictures of the samples and their reconstructions.
   *
   * @param together one picture of all samples; otherwise one for each
   * @return the written files
   */
  public List<Path> write(LatentSpace space, Path folder, boolean together) {
    Folders.create(folder);
    List<Path> written = new ArrayList<>();
    List<LatentPoint> points = projections.stream().map(Projection::point).toList();
    try (INDArray made = LatentPoint.generate(points, space)) {
      if (together) {
        PairedPicture.write(targets.samples(), made, overview(folder));
        written.add(overview(folder));
      }
      for (int i = 0; i < points.size(); i++) {
        List<Path> own = files(folder, targets.names().get(i));
        if (!together) {
          PairedPicture.write(one(targets.samples(), i), one(made, i), own.get(0));
          written.add(own.get(0));
        }
        LatentFile.write(points.get(i), own.get(1));
        written.add(own.get(1));
      }
    }
    return written;
  }

  private static INDArray one(INDArray samples, int index) {
    return samples.get(NDArrayIndex.interval(index, index + 1));
  }

  /** The mean of the samples' peak signal-to-noise ratios, in dB. */
  public double meanPsnr() {
    return projections.stream().mapToDouble(Projection::psnr).average().orElseThrow();
  }

  /** How many reconstructions have at least {@link #FOUND} dB. */
  public long found() {
    return projections.stream().filter(projection -> projection.psnr() >= FOUND).count();
  }

  /** For programs. */
  public ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("samples", projections.size());
    object.put("found", found());
    object.put("meanPsnr", meanPsnr());
    ArrayNode each = object.putArray("projections");
    for (int i = 0; i < projections.size(); i++) {
      each.addObject().put("name", targets.names().get(i)).put("psnr", projections.get(i).psnr());
    }
    return object;
  }
}
