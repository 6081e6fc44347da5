package org.gan4j.report.samples;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.data.GaussianMixture;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws samples of two features as points, over the modes that they should have found. */
final class ScatterPlot {
  private static final int SIDE = 560;
  private static final double MARGIN = 1.25;

  private ScatterPlot() {}

  /**
   * Draws points.
   *
   * @param samples [count, 2]
   * @param truth whose modes to mark; null if unknown
   */
  static BufferedImage draw(INDArray samples, @Nullable GaussianMixture truth) {
    XYChart chart =
        new XYChartBuilder().width(SIDE).height(SIDE).theme(Styler.ChartTheme.XChart).build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart
        .getStyler()
        .setChartBackgroundColor(Color.WHITE)
        .setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setMarkerSize(4);
    chart.getStyler().setLocale(Locale.ROOT);
    if (truth != null) {
      List<List<Double>> modes = truth.modes();
      chart
          .addSeries(
              "modes",
              modes.stream().mapToDouble(mode -> mode.get(0)).toArray(),
              modes.stream().mapToDouble(mode -> mode.get(1)).toArray())
          .setMarker(SeriesMarkers.CROSS)
          .setMarkerColor(new Color(0xC0, 0x39, 0x2B));
      double reach =
          MARGIN * modes.stream().flatMap(List::stream).mapToDouble(Math::abs).max().orElse(1);
      chart.getStyler().setXAxisMin(-reach).setXAxisMax(reach);
      chart.getStyler().setYAxisMin(-reach).setYAxisMax(reach);
    }
    chart
        .addSeries(
            "samples", samples.getColumn(0).toDoubleVector(), samples.getColumn(1).toDoubleVector())
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(new Color(0x1F, 0x77, 0xB4, 0x80));
    return BitmapEncoder.getBufferedImage(chart);
  }
}
