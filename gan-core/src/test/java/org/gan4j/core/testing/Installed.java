package org.gan4j.core.testing;

import com.google.inject.Guice;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.core.Gan;
import org.gan4j.core.GanModule;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;

/** What is on the class path, and components of a test. */
public final class Installed {
  private Installed() {}

  /** A facade that knows more components. */
  public static Gan with(ComponentProvider<?, ?, ?>... providers) {
    Registry found = Registry.discover(Installed.class.getClassLoader());
    Registry all =
        Registry.of(
            Stream.<ComponentProvider<?, ?, ?>>concat(
                    found.components().stream().map(Registered::provider),
                    List.of(providers).stream())
                .toList());
    return Guice.createInjector(new GanModule(all)).getInstance(Gan.class);
  }
}
