package org.gan4j.experiment.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.component.ComponentProvider;

/** Finds the components that are visible to one class loader. */
final class Discovery {
  private static final Pattern PROVIDER =
      Pattern.compile("(?<=Provider )\\S+|\\S+(?= not a subtype)|(?<=in class file )\\S+");

  /** A class loader that fails for every jar would otherwise cause an endless loop. */
  private static final int MOST_FAILURES = 1000;

  private final ClassLoader loader;
  private final ProviderCheck check;

  Discovery(ClassLoader loader, ProviderCheck check) {
    this.loader = loader;
    this.check = check;
  }

  void run() {
    for (Kind kind : Kind.values()) {
      find(kind);
    }
  }

  @SuppressWarnings("CatchThrowable") // a plugin may throw anything
  private void find(Kind kind) {
    Iterator<? extends ServiceLoader.Provider<?>> providers =
        ServiceLoader.load(kind.provider(), loader).stream().iterator();
    int failures = 0;
    while (failures < MOST_FAILURES) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        instantiate(kind, providers.next());
      } catch (Throwable e) {
        FailureText.requireSurvivable(e);
        // The iterator continues with the next provider after an exception about one.
        failures++;
        reject(kind, e);
      }
    }
  }

  @SuppressWarnings("CatchThrowable") // a plugin may throw anything
  private void instantiate(Kind kind, ServiceLoader.Provider<?> found) {
    if (!check.isNew(kind, found.type())) {
      return;
    }
    try {
      check.offer(kind, (ComponentProvider<?, ?, ?>) found.get());
    } catch (Throwable e) {
      FailureText.requireSurvivable(e);
      check.reject(
          new UnusableComponent(
              kind, found.type().getName(), Origin.of(found.type()), UnusableComponent.explain(e)));
    }
  }

  private void reject(Kind kind, Throwable failure) {
    Matcher matcher = PROVIDER.matcher(String.valueOf(FailureText.message(failure)));
    String provider = matcher.find() ? matcher.group().replace('/', '.') : "";
    check.reject(
        new UnusableComponent(
            kind, provider, originOf(kind, failure), UnusableComponent.explain(failure)));
  }

  /** The jar with the service file, or the provider in it, that a failure is about. */
  private Origin originOf(Kind kind, Throwable failure) {
    String file = "META-INF/services/" + kind.provider().getName();
    String message = String.valueOf(FailureText.message(failure));
    try {
      for (URL url : Collections.list(loader.getResources(file))) {
        if (message.contains(url.toString()) || read(url).lines().anyMatch(isIn(message))) {
          return Origin.of(url, file);
        }
      }
    } catch (IOException e) {
      return Origin.unknown();
    }
    return Origin.unknown();
  }

  /** Class loaders write names of classes with slashes. */
  private static Predicate<String> isIn(String message) {
    String dotted = message.replace('/', '.');
    return line -> !line.isBlank() && dotted.contains(line.strip());
  }

  private static String read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
