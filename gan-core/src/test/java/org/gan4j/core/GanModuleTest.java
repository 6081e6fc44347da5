package org.gan4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;
import org.gan4j.api.training.RunReport;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.mixtures.GridProvider;
import org.gan4j.datasets.mixtures.RingProvider;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.ExperimentSchema;
import org.gan4j.experiment.ExperimentWriter;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.objectives.loss.MinimaxLossProvider;
import org.gan4j.objectives.loss.NonSaturatingLossProvider;
import org.gan4j.report.page.RunPages;
import org.gan4j.report.samples.SampleFiles;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GanModuleTest {

  /** A loss of an application, in no jar's service file. */
  private static final class OwnLoss implements LossStrategyProvider<OwnLoss.Configuration> {
    record Configuration() {}

    private final String type;

    OwnLoss(String type) {
      this.type = type;
    }

    @Override
    public String type() {
      return type;
    }

    @Override
    public Class<Configuration> configuration() {
      return Configuration.class;
    }

    @Override
    public String description() {
      return "own";
    }

    @Override
    public LossStrategy create(Configuration configuration, LossContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private static Module adding(String key, LossStrategyProvider<?> loss) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        MapBinder.newMapBinder(
                binder(),
                new TypeLiteral<String>() {},
                new TypeLiteral<LossStrategyProvider<?>>() {})
            .addBinding(key)
            .toInstance(loss);
      }
    };
  }

  private static GanModule module() {
    return new GanModule(
        Registry.of(
            List.of(
                new RingProvider(),
                new GridProvider(),
                new NonSaturatingLossProvider(),
                new MinimaxLossProvider())));
  }

  @Test
  void bindsProvidersByTypeForEveryKind() {
    Injector injector = Guice.createInjector(module());

    Map<String, LossStrategyProvider<?>> losses =
        injector.getInstance(Key.get(new TypeLiteral<Map<String, LossStrategyProvider<?>>>() {}));

    assertThat(losses).containsOnlyKeys("minimax", "non-saturating");
    assertThat(injector.getInstance(Registry.class).types(Kind.DATASET))
        .containsExactly("grid", "ring");
  }

  @Test
  void makesReadersAndAssemblers() {
    Injector injector = Guice.createInjector(module());

    assertThat(injector.getInstance(ExperimentReader.class)).isNotNull();
    assertThat(injector.getInstance(ExperimentWriter.class)).isNotNull();
    assertThat(injector.getInstance(ExperimentSchema.class)).isNotNull();
    assertThat(injector.getInstance(ExperimentAssembler.class)).isNotNull();
    assertThat(injector.getInstance(Registry.class)).isSameAs(injector.getInstance(Registry.class));
  }

  @Test
  void takesComponentsThatAnApplicationAdds() {
    Injector injector = Guice.createInjector(module(), adding("own", new OwnLoss("own")));

    assertThat(injector.getInstance(Registry.class).types(Kind.LOSS))
        .containsExactly("minimax", "non-saturating", "own");
  }

  @Test
  void refusesASecondComponentOfAType() {
    assertThatExceptionOfType(CreationException.class)
        .isThrownBy(() -> Guice.createInjector(module(), adding("minimax", new OwnLoss("minimax"))))
        .withMessageContaining("minimax");
  }

  @Test
  void letsAnApplicationReplaceAPart() {
    Registry few = Registry.of(List.of(new OwnLoss("own")));
    Injector injector =
        Guice.createInjector(
            Modules.override(module())
                .with(
                    new AbstractModule() {
                      @Override
                      protected void configure() {
                        bind(Registry.class).toInstance(few);
                      }
                    }));

    assertThat(injector.getInstance(Registry.class)).isSameAs(few);
  }

  @Test
  void findsWhatIsOnTheClassPath() {
    Injector injector = Guice.createInjector(new GanModule());

    assertThat(injector.getInstance(Registry.class).types(Kind.GENERATOR)).contains("vanilla");
  }

  @Test
  void findsTheWriterOfPictures() {
    assertThat(pictures(Guice.createInjector(module()))).containsInstanceOf(SampleFiles.class);
  }

  @Test
  void findsTheWriterOfReports() {
    Injector injector = Guice.createInjector(module());

    assertThat(injector.getInstance(Key.get(new TypeLiteral<Optional<RunReport>>() {})))
        .containsInstanceOf(RunPages.class);
  }

  @Test
  void takesAnApplicationsWriterOfPictures() {
    SampleOverview own = (samples, columns, truth, file) -> file.apply("txt");
    Injector injector =
        Guice.createInjector(
            Modules.override(module())
                .with(
                    new AbstractModule() {
                      @Override
                      protected void configure() {
                        bind(new TypeLiteral<Optional<SampleOverview>>() {})
                            .toInstance(Optional.of(own));
                      }
                    }));

    assertThat(pictures(injector)).containsSame(own);
  }

  /** A class loader whose services count how often they are looked for. */
  private static final class Counting extends ClassLoader {
    private int lookups;

    Counting(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (name.equals("META-INF/services/" + SampleOverview.class.getName())) {
        lookups++;
      }
      return super.getResources(name);
    }
  }

  @Test
  void looksForTheWriterOfPicturesWhenItIsNeeded() {
    Counting loader = new Counting(GanModuleTest.class.getClassLoader());
    Injector injector = injectorSeeing(loader, module());
    injector.getInstance(Gan.class);

    assertThat(loader.lookups).isZero();
    assertThat(pictures(injector)).isPresent();
    assertThat(pictures(injector)).isPresent();
    assertThat(loader.lookups).isOne();
  }

  @Test
  void trainsWithoutPicturesWhereNothingWritesThem(@TempDir Path folder) throws IOException {
    Gan gan = withoutServices().getInstance(Gan.class);
    Path run = folder.resolve("run");
    try (PreparedTraining training = TinyTraining.with(folder, "training.iterations=30")) {
      assertThat(gan.start(training, run).train(new StopSignal(), List.of()).complete()).isTrue();
    }

    assertThat(run.resolve("samples")).isEmptyDirectory();
    assertThat(run.resolve("report.html")).doesNotExist();
    try (TrainedGenerator generator = gan.open(run)) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(
              () -> generator.writeOverview(SampleRequest.of(4, 1), folder.resolve("picture.png")))
          .withMessageContaining("SampleOverview");
    }
  }

  private static Optional<SampleOverview> pictures(Injector injector) {
    return injector.getInstance(Key.get(new TypeLiteral<Optional<SampleOverview>>() {}));
  }

  /** All components, but none of the services that have no kind. */
  private static Injector withoutServices() {
    return injectorSeeing(ClassLoader.getPlatformClassLoader(), new GanModule());
  }

  private static Injector injectorSeeing(ClassLoader services, GanModule module) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(services);
    try {
      return Guice.createInjector(module);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }
}
