package org.gan4j.serve;

import java.util.function.Supplier;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A result that is encoded later, on another thread than the one that computes for all requests.
 *
 * @param mediaType such as {@code image/png}
 * @param content encodes it; called once
 */
@ThreadSafe
public record ServedFile(String mediaType, Supplier<byte[]> content) {}
