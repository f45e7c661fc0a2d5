package dev.culvert.wire.http;

/**
 * A whole request.
 *
 * @param method as sent, e.g. {@code POST}
 * @param target path and query as sent, still encoded, e.g. {@code /_culvert/journeys?last=3}; the
 *     scheme and authority of an absolute-form target are taken off and stand in {@link
 *     Ingress#destination}
 * @param headers the header fields, without hop-by-hop proxy fields
 * @param body the whole body; its array must not be changed
 */
public record HttpRequest(
    String method, String target, Headers headers, byte[] body, Ingress ingress) {}
