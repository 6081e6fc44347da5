package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.component.Option;
import org.junit.jupiter.api.Test;

/**
 * The contract of a component of any kind, so that it can be found, listed and configured.
 *
 * @param <C> its configuration
 */
public abstract class ComponentContract<C extends Record> {

  /** For the contracts in this package. */
  ComponentContract() {}

  /** The provider that the jar registers, freshly made. */
  protected abstract ComponentProvider<C, ?, ?> provider();

  /** The settings to test with: small, since some tests take many steps. */
  protected abstract C configuration();

  @Test
  void hasANameInLowerKebabCase() {
    assertThat(provider().type()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void describesItselfInOneLine() {
    assertThat(provider().description()).isNotBlank().doesNotContain("\n");
  }

  @Test
  void describesEverySettingInOneLine() {
    Class<C> type = provider().configuration();

    assertThat(type).isRecord();
    assertThat(configuration()).isInstanceOf(type);
    for (RecordComponent setting : type.getRecordComponents()) {
      Option option = setting.getAnnotation(Option.class);
      assertThat(option).as("@Option of %s", setting.getName()).isNotNull();
      assertThat(option.value()).as(setting.getName()).isNotBlank().doesNotContain("\n");
    }
  }

  @Test
  void isRegistered() {
    Class<?> provider = provider().getClass();
    assertThat(kinds(provider))
        .as("META-INF/services names %s under its provider interface", provider.getName())
        .anyMatch(kind -> isRegistered(kind, provider));
  }

  /** The interfaces between {@link ComponentProvider} and the class. */
  private static Stream<Class<?>> kinds(Class<?> provider) {
    return Stream.<Class<?>>iterate(provider, type -> type != null, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getInterfaces()))
        .filter(type -> ComponentProvider.class.isAssignableFrom(type));
  }

  private static boolean isRegistered(Class<?> kind, Class<?> provider) {
    return ServiceLoader.load(kind, provider.getClassLoader()).stream()
        .anyMatch(found -> found.type() == provider);
  }
}
