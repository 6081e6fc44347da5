package org.gan4j.api.component;

/**
 * A base class of providers, which holds type, configuration and description. A provider extends
 * it, and implements {@code create} of the interface of its kind:
 *
 * <pre>{@code
 * public final class MyLossProvider extends NamedProvider<MyLossConfiguration>
 *     implements LossStrategyProvider<MyLossConfiguration> {
 *   public MyLossProvider() {
 *     super("my-loss", MyLossConfiguration.class, "The loss of a paper");
 *   }
 * }
 * }</pre>
 *
 * @param <C> the configuration
 */
public abstract class NamedProvider<C extends Record> {
  private final String type;
  private final Class<C> configuration;
  private final String description;

  /**
   * Names the component.
   *
   * @param type the value of {@code "type"} in experiments: lower-kebab-case, unique within its
   *     kind
   * @param configuration the configuration's class
   * @param description one line for users: the component, and its paper
   */
  protected NamedProvider(String type, Class<C> configuration, String description) {
    this.type = type;
    this.configuration = configuration;
    this.description = description;
  }

  /** See {@link ComponentProvider#type()}. */
  public final String type() {
    return type;
  }

  /** See {@link ComponentProvider#configuration()}. */
  public final Class<C> configuration() {
    return configuration;
  }

  /** See {@link ComponentProvider#description()}. */
  public final String description() {
    return description;
  }
}
