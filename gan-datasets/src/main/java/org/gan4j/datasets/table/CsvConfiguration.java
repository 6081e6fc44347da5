package org.gan4j.datasets.table;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Set;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/** Settings of the dataset {@code csv}. */
public record CsvConfiguration(
    @Option(value = "the file, .gz or not; relative to the working directory", location = true)
        String path,
    @Option("names of the columns to use; all if absent") @Nullable List<String> columns,
    @Option("names of columns to leave out") @Nullable List<String> exclude,
    @Option(
            "names of columns of categories; those with text, and those of two values, are found"
                + " without")
        @Nullable List<String> categorical,
    @Option("name of the column with the class of a row; no classes if absent")
        @Nullable String label,
    @Option("the character between values; found in the first line if absent")
        @Nullable String delimiter,
    @Option(value = "whether the first line has the names of the columns", defaultValue = "true")
        boolean header,
    @Option(value = "the encoding of characters", defaultValue = "\"UTF-8\"") String encoding,
    @Option(value = "whether numbers have a decimal comma", defaultValue = "false")
        boolean decimalComma,
    @Option(
            value = "what becomes of rows with missing values: error, drop",
            defaultValue = "\"error\"")
        Missing missing,
    @Option(
            value = "texts that mean a missing value",
            defaultValue = "[\"\", \"NA\", \"N/A\", \"NaN\", \"null\"]")
        List<String> missingValues,
    @Option(
            value = "the greatest number of categories of a column",
            defaultValue = "100",
            min = 1,
            max = 10_000)
        int mostCategories,
    @Option(
            value =
                "how numbers are scaled: standard (one mean and deviation), modes (those of up to"
                    + " ten Gaussians; Xu et al. 2019)",
            defaultValue = "\"standard\"")
        Normalization normalization,
    @Option(
            value = "uniform noise on the indicators of categories",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double categoryNoise,
    @Option(value = "how many rows to use, from the first on; all if absent", min = 1)
        @Nullable Integer limit) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if settings contradict each other, or there is no such
   *     encoding
   */
  public CsvConfiguration {
    columns = copy("columns", columns);
    exclude = copy("exclude", exclude);
    categorical = copy("categorical", categorical);
    missingValues = List.copyOf(missingValues);
    Require.that(
        columns == null || exclude == null, "columns and exclude are both set: keep one of them");
    Require.that(
        delimiter == null || delimiter.length() == 1, "delimiter must be one character, as \";\"");
    Require.that(
        !(decimalComma && ",".equals(delimiter)),
        "the comma cannot be both the delimiter and the decimal mark");
    Require.that(isCharset(encoding), "there is no encoding " + encoding);
  }

  private static @Nullable List<String> copy(String setting, @Nullable List<String> names) {
    if (names == null) {
      return null;
    }
    Require.that(
        Set.copyOf(names).size() == names.size(), "a name in " + setting + " is there twice");
    return List.copyOf(names);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
