package dev.culvert.wire.http;

/** What the {@link Gate} says. */
public sealed interface Admission<P> {

  /** The request goes on; {@code passage} says on which way it came. */
  record Admitted<P>(P passage) implements Admission<P> {}

  /** Nothing answers: the client waits until its own time-out. The server bounds how long. */
  record Silence<P>() implements Admission<P> {}

  /**
   * The proxy itself refuses at once, before any service is reached.
   *
   * @param status 407 asks for a proxy identity (and keeps the connection open); 403, 404 or 502
   *     refuse
   * @param reason one sentence for a person, sent as {@code text/plain}
   */
  record Refused<P>(int status, String reason) implements Admission<P> {}
}
