package com.example.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.util.Modules;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.Gan;
import org.gan4j.core.GanModule;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentWriter;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;

/** An application with an injector of its own, in which GAN4J is one module of several. */
public final class Studio {
  private final Gan gan;
  private final Registry registry;

  @Inject
  Studio(Gan gan, Registry registry) {
    this.gan = gan;
    this.registry = registry;
  }

  /** The losses that its users may choose. */
  public List<String> losses() {
    return registry.types(Kind.LOSS);
  }

  /** Reads an experiment, and fails if it names a loss that they may not choose. */
  public Experiment read(Path file) {
    return gan.read(file, List.of()).experiment();
  }

  /** What the application has bound already; {@code GanModule} is installed beside it. */
  static final class ApplicationModule extends AbstractModule {
    @Provides
    @Singleton
    ExperimentWriter writer() {
      return new ExperimentWriter();
    }
  }

  /** Overrides one binding: of all components that are installed, without one loss. */
  static final class WithoutMinimax extends AbstractModule {
    @Provides
    @Singleton
    Registry registry() {
      Registry all = Registry.discover(Studio.class.getClassLoader());
      return Registry.of(
          all.components().stream()
              .filter(found -> found.kind() != Kind.LOSS || !found.type().equals("minimax"))
              .map(found -> found.provider())
              .distinct()
              .toList());
    }
  }

  /** Puts the application together. */
  public static Injector injector() {
    return Guice.createInjector(
        new ApplicationModule(), Modules.override(new GanModule()).with(new WithoutMinimax()));
  }

  /** Prints the losses that are left. */
  public static void main(String[] arguments) {
    System.out.println(injector().getInstance(Studio.class).losses());
  }
}
