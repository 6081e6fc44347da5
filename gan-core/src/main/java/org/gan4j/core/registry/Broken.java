package org.gan4j.core.registry;

/**
 * A component that is installed and cannot be used.
 *
 * @param kind what it wants to be
 * @param provider the class that a jar registered, as far as it is known; else empty
 * @param origin where it comes from
 * @param problem why it cannot be used
 */
public record Broken(Kind kind, String provider, Origin origin, String problem) {}
