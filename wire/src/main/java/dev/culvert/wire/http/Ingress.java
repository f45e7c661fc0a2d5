package dev.culvert.wire.http;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * How a request came in, as the transport knows it. Nothing here is taken from what a client may
 * write inside a request: {@code destination} is the CONNECT target, the absolute-form target or
 * the TLS server name, each of which only says where the client wants to go.
 *
 * @param listener the listener that accepted the connection, as named when it was bound
 * @param connection the connection, the same object for all its requests
 * @param peer the other end of the TCP connection
 * @param local this end of it: on a listener that answers for many addresses, the one asked for
 * @param proxyIdentity what the client presented to the proxy, if it did: with the CONNECT for all
 *     that comes through the tunnel, else with the absolute-form request itself
 * @param destination where the client wants to go, if it used the listener as a proxy or named a
 *     server in TLS; empty for a plain origin-form request. In a tunnel it is the tunnel's target,
 *     whatever is said inside
 * @param serverName the name in the TLS handshake that carried the request, if there was one
 * @param encrypted whether the request itself travelled in TLS, inside the tunnel if there is one
 */
public record Ingress(
    String listener,
    Connection connection,
    InetSocketAddress peer,
    InetSocketAddress local,
    Optional<ProxyIdentity> proxyIdentity,
    Optional<Authority> destination,
    Optional<String> serverName,
    boolean encrypted) {}
