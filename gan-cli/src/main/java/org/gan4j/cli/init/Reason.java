package org.gan4j.cli.init;

/**
 * Why a setting of the experiment is what it is.
 *
 * @param setting its JSON path
 * @param text the reason
 */
public record Reason(String setting, String text) {}
