package org.gan4j.datasets.idx;

/** The type of an IDX file's numbers, given by the third byte of its magic number. */
enum IdxType {
  UNSIGNED_BYTE(0x08, 1, "unsigned bytes"),
  SIGNED_BYTE(0x09, 1, "signed bytes"),
  SHORT(0x0B, 2, "16-bit integers"),
  INT(0x0C, 4, "32-bit integers"),
  FLOAT(0x0D, 4, "32-bit floats"),
  DOUBLE(0x0E, 8, "64-bit floats");

  private final int code;
  private final int bytes;
  private final String plural;

  IdxType(int code, int bytes, String plural) {
    this.code = code;
    this.bytes = bytes;
    this.plural = plural;
  }

  int code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return plural;
  }
}
