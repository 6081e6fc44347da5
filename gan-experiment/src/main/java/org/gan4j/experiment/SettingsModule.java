package org.gan4j.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Module;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.TypeScope;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.experiment.configuration.Bounds;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;

/** Makes the schema generator use the {@link Settings} of configuration records. */
final class SettingsModule implements Module {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public void applyToConfigBuilder(SchemaGeneratorConfigBuilder builder) {
    builder
        .forTypesInGeneral()
        .withPropertySorter((unusedFirst, unusedSecond) -> 0) // as they are declared
        .withAdditionalPropertiesResolver(scope -> isObject(scope) ? Void.class : null);
    builder
        .forFields()
        .withRequiredCheck(field -> isRequired(setting(field)))
        .withCustomDefinitionProvider(SettingsModule::definition)
        .withInstanceAttributeOverride((node, field, context) -> describe(node, field));
  }

  private static Setting setting(FieldScope field) {
    Class<? extends Record> type =
        field.getDeclaringType().getErasedType().asSubclass(Record.class);
    return Settings.of(type, Set.of(Component.class)).find(field.getDeclaredName()).orElseThrow();
  }

  private static boolean isObject(TypeScope scope) {
    Class<?> type = scope.getType().getErasedType();
    return type.isRecord() && type != Component.class && type != ConfiguredProvider.class;
  }

  /** A component that is left out is one of the default type. */
  private static boolean isRequired(Setting setting) {
    Slot slot = setting.component().getAnnotation(Slot.class);
    return setting.required() && (slot == null || slot.defaultType().isEmpty());
  }

  private static void describe(ObjectNode node, FieldScope field) {
    Setting setting = setting(field);
    if (!field.isContainerType()) {
      bound(node, setting.bounds());
    }
    if (!field.isFakeContainerItemScope()) {
      node.put("description", setting.description());
      Slot slot = setting.component().getAnnotation(Slot.class);
      if (setting.defaultNode() != null) {
        node.set("default", setting.defaultNode());
      } else if (slot != null && !slot.defaultType().isEmpty()) {
        node.putObject("default").put("type", slot.defaultType());
      }
    }
  }

  private static void bound(ObjectNode node, Bounds bounds) {
    bound(node, "minimum", bounds.min());
    bound(node, "exclusiveMinimum", bounds.above());
    bound(node, "maximum", bounds.max());
    bound(node, "exclusiveMaximum", bounds.below());
  }

  private static void bound(ObjectNode node, String keyword, double bound) {
    if (Double.isInfinite(bound)) {
      return;
    }
    if (bound == Math.rint(bound)) {
      node.put(keyword, BigDecimal.valueOf(bound).toBigInteger());
    } else {
      node.put(keyword, bound);
    }
  }

  /** The schema of types that the generator does not support; null for the others. */
  private static @Nullable CustomPropertyDefinition definition(
      FieldScope field, SchemaGenerationContext context) {
    if (field.isFakeContainerItemScope()) {
      return null;
    }
    Setting setting = setting(field);
    ObjectNode node =
        setting.type() instanceof ValueType.Several several
            ? array(special(several.element(), setting, context))
            : special(setting.type(), setting, context);
    return node == null ? null : new CustomPropertyDefinition(node);
  }

  private static @Nullable ObjectNode array(@Nullable ObjectNode items) {
    if (items == null) {
      return null;
    }
    ObjectNode array = NODES.objectNode().put("type", "array");
    array.set("items", items);
    return array;
  }

  private static @Nullable ObjectNode special(
      ValueType type, Setting setting, SchemaGenerationContext context) {
    if (type instanceof ValueType.Choice choice) {
      return SchemaNodes.words(choice.constants().keySet());
    }
    if (type instanceof ValueType.Alternatives alternatives) {
      Map<String, ObjectNode> nodes = new LinkedHashMap<>();
      alternatives
          .alternatives()
          .forEach(
              (name, settings) ->
                  nodes.put(
                      name,
                      SchemaNodes.named(
                          context.createDefinition(
                              context.getTypeContext().resolve(settings.type())),
                          alternatives.key(),
                          name)));
      return SchemaNodes.choice(alternatives.key(), nodes);
    }
    if (type instanceof ValueType.Nested nested) {
      return SchemaNodes.reference(Kind.of(nested.provider()).slot());
    }
    Slot slot = setting.component().getAnnotation(Slot.class);
    return slot == null ? null : SchemaNodes.reference(slot.value().slot());
  }
}
