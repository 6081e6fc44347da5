package com.example.onnxfeatures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFeaturesTest {
  @TempDir Path folder;

  @Test
  void comparesInTheOutputsOfItsNetwork() throws IOException {
    Map<String, Double> metrics = DigitFeatures.compare(folder, 2, 100);

    assertTrue(Files.isRegularFile(folder.resolve("classifier.onnx")));
    assertFalse(metrics.isEmpty());
    assertTrue(metrics.values().stream().allMatch(Double::isFinite), metrics.toString());
  }
}
