package org.gan4j.datasets.download;

/**
 * A file that can be fetched.
 *
 * @param name the last part of its address, and its name on disk
 * @param bytes its length
 * @param sha256 its SHA-256 in lower-case hexadecimal: so that any mirror can be used
 */
public record RemoteFile(String name, long bytes, String sha256) {}
