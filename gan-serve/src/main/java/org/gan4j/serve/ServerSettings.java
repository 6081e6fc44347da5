package org.gan4j.serve;

import java.util.function.Consumer;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Where a server listens, and what it does.
 *
 * @param host the address of one of this computer's networks, or a name for it
 * @param port 0 for a free one
 * @param limits for its clients
 * @param log is told of every request, by several threads; must return soon
 */
@ThreadSafe
public record ServerSettings(
    String host, int port, ServerLimits limits, Consumer<AnsweredRequest> log) {}
