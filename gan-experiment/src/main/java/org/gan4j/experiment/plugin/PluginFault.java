package org.gan4j.experiment.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.experiment.registry.FailureText;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * A failure in the code of a plugin.
 *
 * @param component as {@code loss "pairing" of pairing.jar}; only the plugin's name if it is not
 *     known which of its components failed
 * @param plugin the file name of its jar or folder
 * @param failure the innermost cause in the plugin's code, with its message
 * @param place where in the plugin, as far as it is known; else empty
 */
public record PluginFault(String component, String plugin, String failure, String place) {
  private static final int MOST_COMPONENTS = 3;

  /** Looks for a plugin's code in the stack traces of a failure and its causes. */
  public static Optional<PluginFault> of(Throwable failure, Registry registry) {
    List<Throwable> causes = FailureText.causes(failure);
    for (int i = causes.size() - 1; i >= 0; i--) {
      Throwable cause = causes.get(i);
      for (StackTraceElement frame : cause.getStackTrace()) {
        List<Registered> components = components(frame.getClassLoaderName(), registry);
        if (!components.isEmpty()) {
          return Optional.of(fault(cause, frame, components));
        }
      }
      // An exception without a stack trace at least has a class.
      if (cause.getClass().getClassLoader() instanceof PluginClassLoader loader) {
        return Optional.of(
            new PluginFault(loader.getName(), loader.getName(), FailureText.of(cause), ""));
      }
    }
    return Optional.empty();
  }

  /** The file names of the plugins that are installed. */
  public static List<String> plugins(Registry registry) {
    return registry.components().stream()
        .map(component -> component.provider().getClass().getClassLoader())
        .filter(PluginClassLoader.class::isInstance)
        .map(ClassLoader::getName)
        .distinct()
        .toList();
  }

  private static List<Registered> components(@Nullable String loaderName, Registry registry) {
    return registry.components().stream()
        .filter(
            component ->
                component.provider().getClass().getClassLoader() instanceof PluginClassLoader loader
                    && loader.getName().equals(loaderName))
        .toList();
  }

  private static PluginFault fault(
      Throwable cause, StackTraceElement frame, List<Registered> components) {
    String outer = outermost(frame.getClassName());
    List<Registered> named =
        components.stream()
            .filter(component -> outermost(component.provider().getClass().getName()).equals(outer))
            .toList();
    List<Registered> possible = named.isEmpty() ? components : named;
    String plugin = String.valueOf(frame.getClassLoaderName());
    return new PluginFault(
        possible.size() > MOST_COMPONENTS
            ? plugin
            : possible.stream().map(Registered::toString).collect(Collectors.joining(" or ")),
        plugin,
        FailureText.of(cause),
        frame.toString());
  }

  private static String outermost(String className) {
    return Arrays.asList(className.split("\\$", 2)).get(0);
  }
}
