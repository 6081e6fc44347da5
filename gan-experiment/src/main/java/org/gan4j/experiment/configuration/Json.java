package org.gan4j.experiment.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Strict JSON to and from trees. It uses Jackson's streaming half alone: an {@code ObjectMapper}
 * would cost more time than everything else that a short command does.
 */
@ThreadSafe
public final class Json {

  /** How many characters a text may have. */
  public static final int LONGEST = 1_000_000;

  private static final int DEEPEST = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(LONGEST)
                  .maxStringLength(LONGEST)
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(100)
                  .build())
          .build();

  private static final JsonListener DEAF =
      new JsonListener() {
        @Override
        public void member(String path, int line, int column, boolean repeated) {}

        @Override
        public void value(String path, int line, int column) {}
      };

  private Json() {}

  /**
   * Reads a text.
   *
   * @throws JsonSyntaxException if it is anything but one JSON value, of at most a million
   *     characters and 64 levels
   */
  public static JsonNode parse(String text) {
    return parse(text, DEAF);
  }

  /**
   * Reads a text and reports the positions of its parts. The first value of a repeated member
   * counts.
   *
   * @throws JsonSyntaxException as {@link #parse(String)}
   */
  public static JsonNode parse(String text, JsonListener listener) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return build(parser, listener);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private static JsonNode build(JsonParser parser, JsonListener listener) throws IOException {
    try {
      return new JsonTree(parser, listener).build();
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw new JsonSyntaxException(explain(e), location.getLineNr(), location.getColumnNr(), e);
    }
  }

  /** Jackson's message without its settings, which the author of an experiment cannot change. */
  private static String explain(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "it is longer than a million characters, nested deeper than 64 levels, or has a"
          + " number longer than 100 digits";
    }
    String message = e.getOriginalMessage();
    if (message.contains("comment")) {
      return "JSON has no comments";
    }
    return message
        .replaceFirst("(?s)\n.*", "")
        .replaceFirst(": enable .*", "")
        .replaceFirst(" \\(start marker at .*", "")
        .replaceAll(" \\(code \\d+\\)", "");
  }

  /** Writes a tree over several lines, indented by two spaces, without an end of the last line. */
  public static String write(JsonNode node) {
    StringWriter text = new StringWriter();
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(DefaultPrettyPrinter.NopIndenter.instance);
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(printer);
      write(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(JsonNode node, JsonGenerator generator) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case NUMBER -> writeNumber(node, generator);
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL, MISSING, BINARY, POJO -> generator.writeNull();
    }
  }

  private static void writeNumber(JsonNode node, JsonGenerator generator) throws IOException {
    switch (node.numberType()) {
      case INT, LONG -> generator.writeNumber(node.longValue());
      case BIG_INTEGER -> generator.writeNumber(node.bigIntegerValue());
      case FLOAT, DOUBLE -> generator.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> generator.writeNumber(node.decimalValue());
    }
  }
}
