package dev.culvert.wire.http;

import java.time.Duration;

/**
 * The bound of everything that a client could make grow or last.
 *
 * @param requestLineBytes longest request line; longer is answered 414
 * @param headerBytes all header fields of a request together; more is answered 431
 * @param bodyBytes longest request body; longer is answered 413
 * @param bufferedBytes request bodies held at the same time by all connections; beyond it requests
 *     are answered 503
 * @param connections open connections; further ones are closed at once
 * @param silentConnections connections kept open without an answer; further ones are closed at once
 * @param streamBytes what may wait unsent in one streamed answer before its client counts as too
 *     slow
 * @param responseBytes what may wait unsent in one connection before its next request is looked at
 * @param idle how long a connection may stay open between requests
 * @param head how long a request line with its headers, or a TLS handshake, may take
 * @param body how long a request body may take
 * @param write how long a client may take to accept an answer once it has stopped reading
 * @param silence how long a connection stays open after {@link Admission.Silence}
 */
public record HttpLimits(
    int requestLineBytes,
    int headerBytes,
    int bodyBytes,
    long bufferedBytes,
    int connections,
    int silentConnections,
    int streamBytes,
    int responseBytes,
    Duration idle,
    Duration head,
    Duration body,
    Duration write,
    Duration silence) {

  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  /**
   * DynamoDB takes 16 MB in a BatchWriteItem; one more leaves room for what JSON puts around it.
   */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          16 * KIB,
          32 * KIB,
          17 * MIB,
          Math.max(64L * MIB, Runtime.getRuntime().maxMemory() / 4),
          10_000,
          2_000,
          MIB,
          MIB,
          Duration.ofMinutes(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(75));

  public HttpLimits withBodyBytes(int bytes) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        bytes,
        bufferedBytes,
        connections,
        silentConnections,
        streamBytes,
        responseBytes,
        idle,
        head,
        body,
        write,
        silence);
  }

  public HttpLimits withBufferedBytes(long bytes) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        bodyBytes,
        bytes,
        connections,
        silentConnections,
        streamBytes,
        responseBytes,
        idle,
        head,
        body,
        write,
        silence);
  }

  /** Both bounds on the number of connections. */
  public HttpLimits withConnections(int open, int silent) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        bodyBytes,
        bufferedBytes,
        open,
        silent,
        streamBytes,
        responseBytes,
        idle,
        head,
        body,
        write,
        silence);
  }

  /** The three bounds on a client that is slow to send. */
  public HttpLimits withReadTimes(Duration idle, Duration head, Duration body) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        bodyBytes,
        bufferedBytes,
        connections,
        silentConnections,
        streamBytes,
        responseBytes,
        idle,
        head,
        body,
        write,
        silence);
  }

  /** The bounds on a client that does not read what it asked for. */
  public HttpLimits withUnsent(int streamBytes, int responseBytes, Duration write) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        bodyBytes,
        bufferedBytes,
        connections,
        silentConnections,
        streamBytes,
        responseBytes,
        idle,
        head,
        body,
        write,
        silence);
  }

  public HttpLimits withSilence(Duration silence) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        bodyBytes,
        bufferedBytes,
        connections,
        silentConnections,
        streamBytes,
        responseBytes,
        idle,
        head,
        body,
        write,
        silence);
  }
}
