package org.gan4j.report.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.api.data.GaussianMixture;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ScatterPlotTest {

  @Test
  void drawsPointsAndModes() {
    INDArray points = Nd4j.createFromArray(new float[][] {{1, 1}, {-1, -1}});
    BufferedImage with =
        ScatterPlot.draw(points, new GaussianMixture(List.of(List.of(1.0, 1.0)), 0.1));
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < with.getHeight(); y++) {
      for (int x = 0; x < with.getWidth(); x++) {
        colours.add(with.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertThat(colours).contains(0xC0392B);
  }
}
