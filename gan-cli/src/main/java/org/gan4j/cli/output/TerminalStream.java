package org.gan4j.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.gan4j.api.concurrent.ThreadSafe;

/** Prints {@link TerminalText} in place of what the log, libraries and plugins print. */
@ThreadSafe
public final class TerminalStream extends PrintStream {
  private final PrintStream uncleaned;

  private TerminalStream(PrintStream uncleaned, OutputStream cleaning) {
    super(cleaning, /* autoFlush= */ true, Charset.defaultCharset());
    this.uncleaned = uncleaned;
  }

  /** Cleans what goes to another stream, in the default character set. */
  public static TerminalStream to(PrintStream stream) {
    return new TerminalStream(stream, new Cleaning(stream));
  }

  /** The stream itself, for the sequences of this command; another stream as it is. */
  public static PrintStream uncleaned(PrintStream stream) {
    return stream instanceof TerminalStream terminal ? terminal.uncleaned : stream;
  }

  /** Decodes, cleans and encodes; the lock of the print stream guards the state. */
  private static final class Cleaning extends OutputStream {
    private final PrintStream out;
    private final Charset charset = Charset.defaultCharset();
    private final CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The beginning of a character whose other bytes have not come yet. */
    private ByteBuffer begun = ByteBuffer.allocate(0);

    Cleaning(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] octets, int start, int count) throws IOException {
      ByteBuffer all = ByteBuffer.allocate(begun.remaining() + count);
      all.put(begun).put(octets, start, count).flip();
      CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
      decoder.decode(all, text, /* endOfInput= */ false);
      begun = all;
      out.write(TerminalText.lines(text.flip().toString(), false).getBytes(charset));
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}
