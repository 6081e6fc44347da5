package org.gan4j.serve;

import java.time.Duration;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A request that was answered, for a log.
 *
 * @param id of the request: the client's, or a new one
 * @param method such as {@code GET}
 * @param target path and parameters, as they were sent
 * @param status such as 200
 * @param bytes of the answer's content
 * @param time from the request's first line to the end of the answer
 * @param failure what went wrong here, for the log alone; empty if nothing did
 */
@ThreadSafe
public record AnsweredRequest(
    String id,
    String method,
    String target,
    int status,
    long bytes,
    Duration time,
    String failure) {}
