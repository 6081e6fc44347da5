package com.example.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainRingTest {
  @TempDir Path folder;

  @Test
  void trainsAndLeavesARun() {
    TrainRing.main(new String[] {folder.resolve("run").toString(), "30"});

    assertTrue(Files.isRegularFile(folder.resolve("run/checkpoints/step-000060.gan")));
  }
}
