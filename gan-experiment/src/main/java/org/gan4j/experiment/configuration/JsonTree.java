package org.gan4j.experiment.configuration;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Builds one tree from a parser. */
final class JsonTree {
  private final JsonParser parser;
  private final JsonListener listener;

  JsonTree(JsonParser parser, JsonListener listener) {
    this.parser = parser;
    this.listener = listener;
  }

  /** Reads one value, and checks that nothing follows it. */
  JsonNode build() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "it is empty");
    }
    JsonNode root = value("");
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows after its end");
    }
    return root;
  }

  private JsonNode value(String path) throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    listener.value(path, location.getLineNr(), location.getColumnNr());
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new JsonParseException(parser, "a value is missing");
    };
  }

  private ObjectNode object(String path) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String inner = path.isEmpty() ? name : path + "." + name;
      JsonLocation location = parser.currentTokenLocation();
      boolean repeated = object.has(name);
      listener.member(inner, location.getLineNr(), location.getColumnNr(), repeated);
      parser.nextToken();
      if (repeated) {
        parser.skipChildren();
      } else {
        object.set(name, value(inner));
      }
    }
    return object;
  }

  private ArrayNode array(String path) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(path + "[" + array.size() + "]"));
    }
    return array;
  }
}
