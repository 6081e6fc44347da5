package org.gan4j.core.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.data.WholePictureMapping;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Locality;
import org.gan4j.api.network.Network;
import org.gan4j.core.sampling.Sampler;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Maps pictures by a generator: as a batch if they have the size of the training, otherwise whole
 * if the mapping takes whole pictures, or in tiles if the generator is local.
 */
@NotThreadSafe
final class PictureMapper implements AutoCloseable {
  private final TrainedNetworks networks;
  private final PictureMapping mapping;
  private @Nullable TiledGenerator tiled;

  /**
   * A mapper of pictures.
   *
   * @param networks closed by others
   */
  PictureMapper(TrainedNetworks networks, PictureMapping mapping) {
    this.networks = networks;
    this.mapping = mapping;
  }

  /**
   * Maps pictures.
   *
   * @param pictures [batch, channels, height, width] in [-1, 1]
   * @param sampler makes what the generator makes for conditions
   * @param seed of the latents
   * @return a new array [batch, channels, height, width], in [-1, 1]
   * @throws GanException of kind USAGE if it maps no such pictures, or the result does not fit into
   *     memory
   */
  INDArray apply(INDArray pictures, Sampler sampler, long seed) {
    if (mapping instanceof WholePictureMapping whole) {
      return applyEach(whole, pictures, RandomKey.ofSeed(seed));
    }
    RandomKey key = RandomKey.ofSeed(seed).split("apply");
    if (!Arrays.equals(pictures.shape(), mapping.input().batch(pictures.size(0)))) {
      requireTileable(pictures);
      return tiled().apply(pictures, key);
    }
    try (INDArray conditions = mapping.conditions(pictures);
        INDArray generated = sampler.generate(conditions, key)) {
      return mapping.results(pictures, generated);
    }
  }

  /** Whether pictures may have any height and width. */
  boolean takesAnySize() {
    return mapping instanceof WholePictureMapping || isTileable();
  }

  /** One picture after the other; all with the same key, as if each were alone. */
  private INDArray applyEach(WholePictureMapping whole, INDArray pictures, RandomKey key) {
    if (!hasItsChannels(pictures)) {
      throw unsuitable(pictures);
    }
    List<INDArray> results = new ArrayList<>();
    try {
      for (long i = 0; i < pictures.size(0); i++) {
        INDArray picture = pictures.get(NDArrayIndex.interval(i, i + 1)).dup('c');
        try (picture) {
          results.add(whole.map(picture, networks.game().latent(), generator(), key));
        }
      }
      return results.size() == 1
          ? results.remove(0)
          : Nd4j.concat(0, results.toArray(INDArray[]::new));
    } finally {
      results.forEach(INDArray::close);
    }
  }

  private void requireTileable(INDArray pictures) {
    if (!hasItsChannels(pictures) || !isTileable()) {
      throw unsuitable(pictures);
    }
  }

  private boolean isTileable() {
    return locality().isPresent()
        && mapping.dataFor(mapping.input().height(), mapping.input().width()).isPresent();
  }

  private boolean hasItsChannels(INDArray pictures) {
    return pictures.rank() == 4 && pictures.size(1) == mapping.input().channels();
  }

  private GanException unsuitable(INDArray pictures) {
    return GanException.usage(
        "the pictures have the shape "
            + Arrays.toString(pictures.shape())
            + ", and this run maps pictures of "
            + mapping.input(),
        networks.file().toString(),
        "convert the pictures");
  }

  private TiledGenerator tiled() {
    TiledGenerator last = tiled;
    if (last == null) {
      last =
          new TiledGenerator(
              networks.origin(),
              mapping,
              generator(),
              locality().orElseThrow(),
              TiledGenerator.TILE);
      tiled = last;
    }
    return last;
  }

  private Optional<Locality> locality() {
    return generator() instanceof Generator generator ? generator.locality() : Optional.empty();
  }

  private Network generator() {
    return networks.network(networks.game().sampled());
  }

  @Override
  public void close() {
    if (tiled != null) {
      tiled.close();
    }
  }
}
