package org.gan4j.latent.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.latent.LatentPoint;

/**
 * A latent as a JSON file: {@code {"format": "gan4j-latent-1", "latent": [0.3, …], "condition": [1,
 * …]}}.
 */
@ThreadSafe
public final class LatentFile {
  private static final String FORMAT = "gan4j-latent-1";
  private static final int LARGEST = 10_000_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(LARGEST)
                  .maxNestingDepth(10)
                  .maxNumberLength(100)
                  .build())
          .build();

  private LatentFile() {}

  /**
   * Writes a latent.
   *
   * @param file in a folder that exists
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public static void write(LatentPoint point, Path file) {
    try (AtomicFile atomic = AtomicFile.begin(file)) {
      Files.writeString(atomic.unfinished(), text(point));
      atomic.commit();
    } catch (IOException e) {
      throw GanException.failure(
          "the latent cannot be written: " + FileProblem.reason(e),
          file.toString(),
          "free some space or choose another place",
          e);
    }
  }

  private static String text(LatentPoint point) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      write("latent", point.latent(), json);
      write("condition", point.condition(), json);
      json.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(String name, List<Float> numbers, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (float number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  /**
   * Whether a file is a latent.
   *
   * @param beginning its first characters, a hundred or more if it is longer
   */
  public static boolean isOwn(String beginning) {
    return beginning.startsWith("{") && beginning.contains("\"" + FORMAT + "\"");
  }

  /**
   * Reads a latent.
   *
   * @throws GanException of kind USAGE if it cannot be read, or is no latent
   */
  public static LatentPoint read(Path file) {
    try (JsonParser json = JSON.createParser(text(file))) {
      return read(json, file);
    } catch (IOException e) {
      // Jackson's own words show its class names and, below them, the content.
      throw noLatent("it is not valid JSON", file);
    }
  }

  private static String text(Path file) {
    try {
      byte[] bytes =
          BoundedFile.read(file, LARGEST)
              .orElseThrow(() -> noLatent("it has more than " + LARGEST + " bytes", file));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw GanException.usage(
          "the latent cannot be read: " + FileProblem.reason(e),
          file.toString(),
          "give a file that gan project has written",
          e);
    }
  }

  private static LatentPoint read(JsonParser json, Path file) throws IOException {
    String format = "";
    List<Float> latent = List.of();
    List<Float> condition = List.of();
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw noLatent("it is no JSON object", file);
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "format" -> format = json.getText();
        case "latent" -> latent = numbers(json, name, file);
        case "condition" -> condition = numbers(json, name, file);
        default -> json.skipChildren();
      }
    }
    if (!format.equals(FORMAT)) {
      throw noLatent("its \"format\" is not \"" + FORMAT + "\"", file);
    }
    try {
      return new LatentPoint(latent, condition);
    } catch (IllegalArgumentException e) {
      throw noLatent(String.valueOf(e.getMessage()), file);
    }
  }

  private static List<Float> numbers(JsonParser json, String name, Path file) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw noLatent("its \"" + name + "\" is no list of numbers", file);
    }
    List<Float> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isNumeric()) {
        throw noLatent("its \"" + name + "\" is no list of numbers", file);
      }
      numbers.add(json.getFloatValue());
    }
    return numbers;
  }

  private static GanException noLatent(String reason, Path file) {
    return GanException.usage(
        "this is no latent: " + reason,
        file.toString(),
        "give a file that gan project has written");
  }
}
