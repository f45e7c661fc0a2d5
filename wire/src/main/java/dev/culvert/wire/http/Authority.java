package dev.culvert.wire.http;

/** Where a request is addressed: a host name or address literal, lower case, and a port. */
public record Authority(String host, int port) {}
