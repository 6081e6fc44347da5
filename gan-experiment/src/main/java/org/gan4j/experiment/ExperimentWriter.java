package org.gan4j.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;

/** Writes experiments with every default spelled out. */
@ThreadSafe
public final class ExperimentWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The experiment as JSON over several lines; reading it gives an equal experiment. */
  public String write(Experiment experiment) {
    ObjectNode root = NODES.objectNode();
    fill(root, ExperimentReader.EXPERIMENT, experiment);
    return Json.write(root) + "\n";
  }

  private static void fill(ObjectNode node, Settings settings, Record values) {
    for (Setting setting : settings.all()) {
      Object value = setting.of(values);
      if (value != null) {
        node.set(setting.name(), node(setting.type(), value));
      }
    }
  }

  /** The settings of a component without its type. */
  public static ObjectNode settings(Component component) {
    ObjectNode node = NODES.objectNode();
    Record configuration = component.configuration();
    fill(node, Settings.of(configuration.getClass()), configuration);
    return node;
  }

  static JsonNode node(ValueType type, Object value) {
    if (type instanceof ValueType.Flag) {
      return NODES.booleanNode((Boolean) value);
    }
    if (type instanceof ValueType.Whole) {
      return NODES.numberNode(((Number) value).longValue());
    }
    if (type instanceof ValueType.Real) {
      return NODES.numberNode((Double) value);
    }
    if (type instanceof ValueType.Text) {
      return NODES.textNode((String) value);
    }
    if (type instanceof ValueType.Choice choice) {
      return NODES.textNode(choice.word((Enum<?>) value));
    }
    if (type instanceof ValueType.Several several) {
      ArrayNode array = NODES.arrayNode();
      ((List<?>) value).forEach(element -> array.add(node(several.element(), element)));
      return array;
    }
    return object(type, value);
  }

  private static ObjectNode object(ValueType type, Object value) {
    ObjectNode node = NODES.objectNode();
    if (type instanceof ValueType.Group group) {
      fill(node, group.settings(), (Record) value);
    } else if (type instanceof ValueType.Alternatives alternatives) {
      Map.Entry<String, Settings> chosen = alternatives.of((Record) value);
      node.put(alternatives.key(), chosen.getKey());
      fill(node, chosen.getValue(), (Record) value);
    } else if (value instanceof Component component) {
      node.put("type", component.type());
      node.setAll(settings(component));
    } else if (value instanceof ConfiguredProvider<?> chosen) {
      node.put("type", chosen.provider().type());
      Record configuration = chosen.configuration();
      fill(node, Settings.of(configuration.getClass()), configuration);
    } else {
      throw new IllegalArgumentException("cannot write a " + value.getClass().getName());
    }
    return node;
  }
}
