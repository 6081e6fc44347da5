package org.gan4j.experiment;

import java.util.function.Supplier;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.registry.FailureText;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;

/**
 * Creates components through their providers. A refusal of the experiment passes as it is; any
 * other failure says which component of which jar it happened in.
 */
@ThreadSafe
public final class ComponentFactory {
  private final Registry registry;

  /** Creates the components of a registry. */
  public ComponentFactory(Registry registry) {
    this.registry = registry;
  }

  /**
   * Creates a component.
   *
   * @param context its environment, of the context type of the kind's providers
   * @param type the type that the kind's providers create
   */
  public <T> T create(Kind kind, Component component, Object context, Class<T> type) {
    T created =
        use(
            kind,
            component,
            () ->
                type.cast(
                    create(
                        registry.get(kind, component.type()).provider(),
                        component.configuration(),
                        context)));
    if (created == null) {
      throw fault(kind, component, "returned null from create");
    }
    return created;
  }

  @SuppressWarnings("unchecked") // the provider's settings and the kind fix both types
  private static <C extends Record, X, T> T create(
      ComponentProvider<C, X, T> provider, Record configuration, Object context) {
    return provider.create((C) configuration, (X) context);
  }

  /** The provider of a component, of the interface of its kind. */
  public <P> P provider(Kind kind, Component component, Class<P> type) {
    return type.cast(registry.get(kind, component.type()).provider());
  }

  /** Does something with a component that may fail for reasons of its own. */
  public <T> T use(Kind kind, Component component, Supplier<T> action) {
    Registered registered = registry.get(kind, component.type());
    try {
      return action.get();
    } catch (GanException e) {
      if (e.code().equals(ErrorCode.MEMORY_EXCEEDED)) {
        throw tooLarge(component, e.problem(), e.remedy(), e);
      }
      throw e.kind() == GanException.Kind.USAGE
          ? e
          : GanException.failure(registered + ": " + e.problem(), e.where(), e.remedy(), e)
              .withCode(e.code(), e.subject());
    } catch (ArithmeticException e) {
      if (!isOverflow(e)) {
        throw failure(registered, e);
      }
      throw tooLarge(
          component,
          "the sizes of " + registered + " are too large to count",
          "choose smaller sizes",
          e);
    } catch (RuntimeException | LinkageError e) {
      throw failure(registered, e);
    }
  }

  private static GanException failure(Registered registered, Throwable e) {
    return GanException.failure(
        registered + " failed: " + FailureText.of(e),
        "creating the component",
        remedy(registered),
        e);
  }

  /** Whether it is from one of the exact operations of {@link Math}. */
  private static boolean isOverflow(ArithmeticException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().equals(Math.class.getName());
  }

  private static GanException tooLarge(
      Component component, String problem, String remedy, RuntimeException cause) {
    String advice =
        LargestSetting.of(ExperimentWriter.settings(component))
            .map(setting -> "lower " + setting + "; or " + remedy)
            .orElse(remedy);
    return GanException.usage(problem, "memory", advice, cause).withCode(ErrorCode.MEMORY_EXCEEDED);
  }

  /** What a component did that it must not do. */
  public GanException fault(Kind kind, Component component, String problem) {
    Registered registered = registry.get(kind, component.type());
    return GanException.failure(
        registered + " " + problem, "checking the component", remedy(registered));
  }

  private static String remedy(Registered registered) {
    return "this is a fault of " + registered.origin().name() + ": tell its authors";
  }
}
