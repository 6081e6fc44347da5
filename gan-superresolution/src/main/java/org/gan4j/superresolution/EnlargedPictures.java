package org.gan4j.superresolution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.PictureMapping;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pictures of any size are enlarged as they are. */
@NotThreadSafe
record EnlargedPictures(SampleShape large, SampleShape small, boolean paired, int factor)
    implements PictureMapping {

  @Override
  public SampleShape input() {
    return small;
  }

  @Override
  public Optional<Map<String, SampleShape>> dataFor(int height, int width) {
    Map<String, SampleShape> shapes = new LinkedHashMap<>();
    shapes.put(
        Batch.SAMPLES,
        SampleShape.image(
            large.channels(),
            Math.multiplyExact(factor, height),
            Math.multiplyExact(factor, width)));
    if (paired) {
      shapes.put(Batch.INPUT, SampleShape.image(small.channels(), height, width));
    }
    return Optional.of(shapes);
  }

  @Override
  public INDArray conditions(INDArray pictures) {
    return pictures.dup('c');
  }
}
