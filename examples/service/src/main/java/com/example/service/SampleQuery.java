package com.example.service;

/** What a client asks for. */
record SampleQuery(int count, long seed) {
  /**
   * Reads {@code count=4&seed=1}; one sample and seed 0 unless they are given.
   *
   * @param query null if the address has none
   * @throws IllegalArgumentException with a text for the client
   */
  static SampleQuery parse(String query, int mostSamples) {
    long count = 1;
    long seed = 0;
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts[0].equals("count")) {
        count = number(parts);
      } else if (parts[0].equals("seed")) {
        seed = number(parts);
      } else {
        throw new IllegalArgumentException("the parameters are count and seed");
      }
    }
    if (count < 1 || count > mostSamples) {
      throw new IllegalArgumentException("count is from 1 to " + mostSamples);
    }
    return new SampleQuery((int) count, seed);
  }

  private static long number(String[] parts) {
    try {
      return Long.parseLong(parts.length == 2 ? parts[1] : "");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(parts[0] + " is a whole number of 64 bits", e);
    }
  }
}
