package org.gan4j.core.assembly;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;

/** Data of any shape, which remembers whether it was closed. */
final class ShapesProvider implements DatasetProvider<ShapesProvider.Configuration> {
  final List<Shapes> opened = new ArrayList<>();

  record Configuration(
      @Option(value = "Lengths", defaultValue = "[1, 8, 8]") List<Integer> shape,
      @Option(value = "Samples", defaultValue = "100") int size,
      @Option(value = "What to fail with", defaultValue = "\"\"") String failure) {}

  @Override
  public String type() {
    return "shapes";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "";
  }

  @Override
  public Dataset create(Configuration configuration, DatasetContext context) {
    switch (configuration.failure()) {
      case "usage" ->
          throw GanException.usage("there is no such folder", "/nowhere", "give another");
      case "failure" -> throw GanException.failure("the disk is full", "/cache", "free some");
      case "bug" -> throw new IllegalStateException("oops");
      case "link" -> throw new NoSuchMethodError("gone");
      default -> {
        Shapes shapes = new Shapes(new SampleShape(configuration.shape()), configuration.size());
        opened.add(shapes);
        return shapes;
      }
    }
  }

  static final class Shapes implements Dataset {
    private final SampleShape shape;
    private final int size;
    boolean closed;

    Shapes(SampleShape shape, int size) {
      this.shape = shape;
      this.size = size;
    }

    @Override
    public SampleShape shape() {
      return shape;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String fingerprint() {
      return "";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
