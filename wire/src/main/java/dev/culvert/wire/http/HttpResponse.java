package dev.culvert.wire.http;

import java.util.List;

/**
 * A whole response. The server adds {@code Content-Length} and {@code Date}.
 *
 * @param body its array must not be changed afterwards
 */
public record HttpResponse(int status, List<Headers.Header> headers, byte[] body) {}
