package dev.culvert.wire.http;

/**
 * Decides whether a request may reach the place it asks for, before the request is read. Asked for
 * each CONNECT and again for each request, on the event loop: it must not block.
 *
 * @param <P> what the gate found out about the way of an admitted request
 */
@FunctionalInterface
public interface Gate<P> {

  Admission<P> admit(Ingress ingress);
}
