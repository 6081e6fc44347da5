package org.gan4j.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.data.CategoricalColumn;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.NumericColumn;
import org.gan4j.api.data.Table;
import org.gan4j.api.data.TableColumn;
import org.gan4j.datasets.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatasetTest {
  private static final String PEOPLE =
      """
      name,age,height,city
      Ada,36,1.65,London
      Bob,52,1.80,Paris
      Cleo,41,1.72,London
      Dan,19,1.91,Paris
      Eve,28,1.58,Rome
      """;

  @TempDir Path folder;

  private Dataset open(String csv, String settings) throws IOException {
    return open(csv.getBytes(StandardCharsets.UTF_8), settings);
  }

  private Dataset open(byte[] csv, String settings) throws IOException {
    Files.write(folder.resolve("table.csv"), csv);
    return Csv.open(folder, "table.csv", settings);
  }

  private static List<List<String>> rows(Dataset data) {
    Table table = data.table().orElseThrow();
    float[] vectors = Reading.read(data, IntStream.range(0, data.size()).toArray());
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      double[] values = table.decode(vectors, row * table.length());
      rows.add(
          IntStream.range(0, values.length)
              .mapToObj(i -> table.columns().get(i).text(values[i]))
              .toList());
    }
    return rows;
  }

  @Test
  void decodesEveryRowAsItStandsInTheFile() throws IOException {
    try (Dataset data = open(PEOPLE, "")) {
      assertThat(data.table().orElseThrow().names())
          .containsExactly("name", "age", "height", "city");
      assertThat(rows(data))
          .containsExactlyElementsOf(
              PEOPLE.lines().skip(1).map(line -> List.of(line.split(","))).toList());
    }
  }

  @Test
  void decodesInventedDeliveriesWithModesAsTheyStandInTheFile() throws IOException {
    String csv = Deliveries.csv(500);
    try (Dataset data = open(csv, "\"normalization\": \"modes\"")) {
      assertThat(rows(data))
          .containsExactlyElementsOf(
              csv.lines().skip(1).map(line -> List.of(line.split(","))).toList());
    }
  }

  /** The deliveries of the shipped experiment are those of the generator. */
  @Test
  void shipsInventedDeliveries() throws IOException {
    assertThat(Path.of("..", "experiments", "data", "deliveries.csv"))
        .hasContent(Deliveries.csv(2000));
  }

  @Test
  void findsTheTypesOfColumns() throws IOException {
    String csv = "whole,decimal,text,flag,constant\n";
    csv +=
        IntStream.range(0, 20)
            .mapToObj(i -> i + "," + i / 4.0 + ",t" + i % 3 + "," + i % 2 + ",5\n")
            .collect(Collectors.joining());
    try (Dataset data = open(csv, "")) {
      List<TableColumn> columns = data.table().orElseThrow().columns();
      assertThat(columns.get(0))
          .isInstanceOfSatisfying(
              NumericColumn.class,
              column -> {
                assertThat(column.decimals()).isZero();
                assertThat(column.modes().get(0).mean()).isCloseTo(9.5, within(1e-12));
                // The deviation of 0, …, n − 1 is √((n² − 1) / 12).
                assertThat(column.modes().get(0).deviation())
                    .isCloseTo(Math.sqrt(399 / 12.0), within(1e-12));
              });
      assertThat(columns.get(1)).extracting("decimals").isEqualTo(2);
      assertThat(columns.get(2)).extracting("values").isEqualTo(List.of("t0", "t1", "t2"));
      assertThat(columns.get(3)).extracting("values").isEqualTo(List.of("0", "1"));
      assertThat(columns.get(4)).isInstanceOf(CategoricalColumn.class);
      assertThat(columns.get(4).length()).isZero();
      assertThat(data.shape().length()).isEqualTo(1 + 1 + 3 + 2);
      assertThat(data.warnings()).singleElement().asString().contains("constant", "5");
    }
  }

  @Test
  void standardizesNumbers() throws IOException {
    try (Dataset data = open("a\n1\n3\n5\n", "")) {
      double deviation = Math.sqrt(8 / 3.0);
      assertThat(Reading.read(data, 0, 1, 2))
          .containsExactly((float) (-2 / deviation), 0f, (float) (2 / deviation));
    }
  }

  @Test
  void writesCategoriesAsSharesWithNoise() throws IOException {
    try (Dataset data = open("a\nx\ny\nz\nx\n", "\"categoryNoise\": 0.2")) {
      for (int i = 0; i < 4; i++) {
        float[] vector = Reading.sample(data, i);
        // Shares are (v + 1) / 2: the largest is at least 1 / (1 + 2 · 0.2), and all sum to 1.
        assertThat((vector[0] + vector[1] + vector[2] + 3) / 2).isCloseTo(1, within(1e-6f));
        assertThat((vector[i % 3] + 1) / 2).isBetween(1 / 1.4f, 1f);
      }
    }
    try (Dataset data = open("a\nx\ny\nz\nx\n", "\"categoryNoise\": 0")) {
      assertThat(Reading.sample(data, 1)).containsExactly(-1f, 1f, -1f);
    }
  }

  @Test
  void takesChosenColumns() throws IOException {
    try (Dataset some = open(PEOPLE, "\"columns\": [\"height\", \"age\"]");
        Dataset others = open(PEOPLE, "\"exclude\": [\"name\", \"city\"]")) {
      assertThat(some.table()).isEqualTo(others.table());
      assertThat(some.table().orElseThrow().names()).containsExactly("age", "height");
      assertThat(some.fingerprint()).isEqualTo(others.fingerprint());
    }
  }

  @Test
  void makesClassesOfTheLabel() throws IOException {
    try (Dataset data = open(PEOPLE, "\"exclude\": [\"name\"], \"label\": \"city\"")) {
      assertThat(data.classes()).containsExactly("London", "Paris", "Rome");
      assertThat(IntStream.range(0, 5).map(data::label)).containsExactly(0, 1, 0, 1, 2);
      assertThat(data.table().orElseThrow().names()).containsExactly("age", "height");
      assertThat(data.table().orElseThrow().label()).isEqualTo("city");
    }
  }

  @Test
  void sortsClassesThatAreNumbersByTheirSize() throws IOException {
    try (Dataset data = open("a,b\n1,10\n2,9\n3,-1\n", "\"label\": \"b\"")) {
      assertThat(data.classes()).containsExactly("-1", "9", "10");
    }
  }

  @Test
  void leavesOutRowsWithMissingValues() throws IOException {
    try (Dataset data = open("a,b\n1,x\n,y\n3,NA\n4,z\n", "\"missing\": \"drop\"")) {
      assertThat(rows(data)).containsExactly(List.of("1", "x"), List.of("4", "z"));
      assertThat(data.omissions()).containsExactly("2 rows with missing values");
    }
  }

  @Test
  void takesTheFirstRows() throws IOException {
    try (Dataset data = open(PEOPLE, "\"limit\": 2")) {
      assertThat(data.size()).isEqualTo(2);
    }
    try (Dataset data = open(PEOPLE, "\"limit\": 9")) {
      assertThat(data.size()).isEqualTo(5);
      assertThat(data.warnings()).anyMatch(warning -> warning.contains("\"limit\""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) throws IOException {
    String csv = "\"a, b; c\td|e\",f\n1,2\n3,4\n".replace("\",f", "\"" + delimiter + "f");
    csv = csv.replace("1,2", "1" + delimiter + "2").replace("3,4", "3" + delimiter + "4");
    try (Dataset data = open(csv, "")) {
      assertThat(data.table().orElseThrow().names()).containsExactly("a, b; c\td|e", "f");
      assertThat(rows(data)).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }
  }

  @Test
  void readsDecimalCommas() throws IOException {
    try (Dataset data = open("a;b\n1,5;x\n2,25;y\n3;x\n", "\"decimalComma\": true")) {
      assertThat(rows(data))
          .containsExactly(List.of("1.50", "x"), List.of("2.25", "y"), List.of("3.00", "x"));
    }
  }

  @Test
  void readsWindowsLinesQuotesAndEmptyLines() throws IOException {
    String csv = "a,b\r\n\"1\",\"say \"\"hi\"\"\r\nthere\"\r\n\r\n 2 , y \r\n3,z";
    try (Dataset data = open(csv, "")) {
      assertThat(rows(data))
          .containsExactly(
              List.of("1", "say \"hi\"\r\nthere"), List.of("2", "y"), List.of("3", "z"));
    }
  }

  @Test
  void namesColumnsWithoutAHeader() throws IOException {
    try (Dataset data = open("1,x\n2,y\n3,x\n", "\"header\": false")) {
      assertThat(data.table().orElseThrow().names()).containsExactly("column1", "column2");
      assertThat(data.size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, EFBBBF, UTF-8",
    "UTF-16LE, FFFE, UTF-8",
    "UTF-16BE, FEFF, UTF-8",
    "windows-1252, '', windows-1252"
  })
  void readsEncodings(String written, String mark, String named) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(java.util.HexFormat.of().parseHex(mark));
    bytes.write("größe,b\n1,é\n2,ü\n".getBytes(Charset.forName(written)));
    try (Dataset data = open(bytes.toByteArray(), "\"encoding\": \"" + named + "\"")) {
      assertThat(data.table().orElseThrow().names()).containsExactly("größe", "b");
      assertThat(rows(data)).containsExactly(List.of("1", "é"), List.of("2", "ü"));
    }
  }

  @Test
  void readsCompressedFiles() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream output = new GZIPOutputStream(bytes)) {
      output.write(PEOPLE.getBytes(StandardCharsets.UTF_8));
    }
    try (Dataset data = open(bytes.toByteArray(), "")) {
      assertThat(data.size()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "''                       | ''      | the file is empty",
        "'a,b\n'                  | ''      | the file has no rows",
        "'a,b\n1,2\n3\n'          | line 3  | the row has 1 values, and the first line has 2",
        "'a,b\n1,2\n3,4,5\n'      | line 3  | the row has 3 values, and the first line has 2",
        "'a,b,a\n1,2,3\n'         | line 1  | columns 1 and 3 are both named \"a\"",
        "'a,,c\n1,2,3\n'          | line 1  | column 2 has no name",
        "'a,b\n1,2\n\n2,x\n3,4\n' | line 4  | \"x\" in the column \"b\" is no number, and 2 of 3 values are",
        "'a,b\n1,2\n2,inf\n3,4\n' | line 3  | the column \"b\" has the value inf",
        "'a,b\n1,2\n2,1e999\n3,4\n'|line 3  | the column \"b\" has the value 1e999",
        "'a,b\n1,2\n2,\n'         | line 3  | a value of the column \"b\" is missing",
        "'a,b\n1,2\n2,NaN\n'      | line 3  | a value of the column \"b\" is missing: NaN",
        "'a\n1\n1\n1\n'           | ''      | no column has two values",
        "'a,b\n1,\"x\n2,y\"z\n'   | line 1  | the rows cannot be told apart",
      })
  void refusesWhatIsWrong(String csv, String where, String problem) {
    assertThatThrownBy(() -> open(csv, "").close())
        .isInstanceOfSatisfying(
            GanException.class,
            error -> {
              assertThat(error.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(error.problem()).startsWith(problem);
              assertThat(error.where()).contains("table.csv").endsWith(where);
              assertThat(error.remedy()).isNotBlank();
            });
  }

  @Test
  void refusesTextsThatAreNoCategories() {
    String csv =
        "a,b\n"
            + IntStream.range(0, 20)
                .mapToObj(i -> i + ",name" + i + "\n")
                .collect(Collectors.joining());
    assertThatThrownBy(() -> open(csv, "\"mostCategories\": 10").close())
        .hasMessageContaining("\"b\" has more than 10 different texts, such as \"name0\"")
        .hasMessageContaining("exclude");
  }

  @Test
  void refusesOtherEncodings() {
    byte[] csv = "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> open(csv, "").close())
        .hasMessageContaining("not in the encoding UTF-8")
        .hasMessageContaining("ISO-8859-1");
  }

  @Test
  void refusesColumnsThatAreNotThere() {
    assertThatThrownBy(() -> open(PEOPLE, "\"exclude\": [\"town\"]").close())
        .hasMessageContaining("there is no column \"town\"")
        .hasMessageContaining("name, age, height, city");
    assertThatThrownBy(() -> open(PEOPLE, "\"label\": \"town\"").close())
        .hasMessageContaining("dataset.label");
  }

  @Test
  void refusesMissingFiles() {
    assertThatThrownBy(() -> Csv.open(folder, "none.csv", "").close())
        .hasMessageContaining("there is no such file");
  }

  @Test
  void readsOtherRowsAsTheVectorsOfATrainedTable() throws IOException {
    Table trained;
    try (Dataset data = open(PEOPLE, "\"exclude\": [\"name\"]")) {
      trained = data.table().orElseThrow();
    }
    // Other order, fewer categories, a constant column that was not one.
    try (Dataset other =
        open("city,height,age,extra\nRome,1.70,40,1\nRome,1.75,41,2\n", "").encodedAs(trained)) {
      assertThat(other.shape()).isEqualTo(trained.shape());
      assertThat(other.table()).contains(trained);
      assertThat(rows(other))
          .containsExactly(List.of("40", "1.70", "Rome"), List.of("41", "1.75", "Rome"));
    }
  }

  @Test
  void refusesOtherRowsThatDoNotFitATrainedTable() throws IOException {
    Table trained;
    try (Dataset data = open(PEOPLE, "\"exclude\": [\"name\"]")) {
      trained = data.table().orElseThrow();
    }
    assertThatThrownBy(() -> open("age,height\n1,2\n2,3\n", "").encodedAs(trained))
        .hasMessageContaining("there is no column \"city\"");
    assertThatThrownBy(() -> open("age,height,city\n1,2,Bonn\n2,3,Rome\n", "").encodedAs(trained))
        .hasMessageContaining("\"Bonn\" in the column \"city\" is no category");
  }
}
