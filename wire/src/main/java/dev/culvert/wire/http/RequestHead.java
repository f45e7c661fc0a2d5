package dev.culvert.wire.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Optional;

/**
 * A request line and its header fields, found to be in order.
 *
 * @param bodyLength bytes that follow; {@link #CHUNKED} if they come in chunks
 * @param keepAlive whether the client wants to go on afterwards
 * @param continueExpected whether the client waits before it sends the body
 * @param chunksUnderstood whether the answer may come in chunks: HTTP/1.1
 */
record RequestHead(
    String method,
    RequestTarget target,
    HttpHeaders headers,
    Optional<ProxyIdentity> proxyIdentity,
    long bodyLength,
    boolean keepAlive,
    boolean continueExpected,
    boolean chunksUnderstood) {

  static final long CHUNKED = -1;

  /** No standard knows it, many clients send it. */
  private static final AsciiString PROXY_CONNECTION = AsciiString.cached("proxy-connection");

  /** More digits than this are no length but an attack on somebody's arithmetic. */
  private static final int MOST_LENGTH_DIGITS = 15;

  static RequestHead of(HttpRequest request) throws BadRequestException {
    if (request.decoderResult().isFailure()) {
      throw refusal(request.decoderResult().cause());
    }
    HttpVersion version = request.protocolVersion();
    boolean http11 = version.equals(HttpVersion.HTTP_1_1);
    if (!http11 && !version.equals(HttpVersion.HTTP_1_0)) {
      throw new BadRequestException(505, "only HTTP/1.1 and HTTP/1.0 are spoken here");
    }
    HttpHeaders headers = request.headers();
    String method = request.method().name();
    RequestTarget target = RequestTarget.parse(method, request.uri());
    checkHost(headers, target, http11);
    long bodyLength = bodyLength(headers, http11);
    if (target instanceof RequestTarget.Tunnel && bodyLength != 0) {
      throw new BadRequestException(400, "a CONNECT has no body");
    }
    boolean continueExpected = http11 && bodyLength != 0 && continueExpected(headers);
    Optional<ProxyIdentity> identity = Optional.empty();
    if (!(target instanceof RequestTarget.Origin)) {
      identity = BasicCredentials.read(headers.get(HttpHeaderNames.PROXY_AUTHORIZATION));
    }
    headers.remove(HttpHeaderNames.PROXY_AUTHORIZATION);
    headers.remove(PROXY_CONNECTION);
    return new RequestHead(
        method,
        target,
        headers,
        identity,
        bodyLength,
        HttpUtil.isKeepAlive(request),
        continueExpected,
        http11);
  }

  /** Whether the answer has no body, whatever it says about one. */
  boolean isHead() {
    return method.equals("HEAD");
  }

  static BadRequestException refusal(Throwable decoderFailure) {
    return switch (decoderFailure) {
      case BadRequestException known -> known;
      case TooLongHttpLineException tooLong ->
          new BadRequestException(414, "the request line is too long");
      case TooLongHttpHeaderException tooLong ->
          new BadRequestException(431, "the request has too many header fields");
      default -> new BadRequestException(400, "the request is not valid HTTP");
    };
  }

  /** RFC 9112 §3.2: exactly one, and a proxy's absolute target must not contradict it. */
  private static void checkHost(HttpHeaders headers, RequestTarget target, boolean http11)
      throws BadRequestException {
    Iterator<? extends CharSequence> hosts =
        headers.valueCharSequenceIterator(HttpHeaderNames.HOST);
    if (!hosts.hasNext()) {
      if (http11) {
        throw new BadRequestException(400, "the request has no Host");
      }
      return;
    }
    String host = hosts.next().toString();
    if (hosts.hasNext()) {
      throw new BadRequestException(400, "the request has more than one Host");
    }
    if (target
        instanceof RequestTarget.Absolute(Authority authority, int defaultPort, String rest)) {
      try {
        if (Authority.parse(host, defaultPort).equals(authority)) {
          return;
        }
      } catch (IllegalArgumentException e) {
        // Told below.
      }
      throw new BadRequestException(400, "Host and request target name different places");
    }
  }

  private static long bodyLength(HttpHeaders headers, boolean http11) throws BadRequestException {
    Iterator<? extends CharSequence> codings =
        headers.valueCharSequenceIterator(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.hasNext()) {
      CharSequence coding = codings.next();
      if (!http11 || headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
        throw new BadRequestException(400, "the length of the body is ambiguous");
      }
      if (codings.hasNext() || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding)) {
        throw new BadRequestException(501, "the only transfer coding known here is `chunked`");
      }
      return CHUNKED;
    }
    Iterator<? extends CharSequence> lengths =
        headers.valueCharSequenceIterator(HttpHeaderNames.CONTENT_LENGTH);
    if (!lengths.hasNext()) {
      return 0;
    }
    CharSequence digits = lengths.next();
    if (lengths.hasNext() || digits.isEmpty() || digits.length() > MOST_LENGTH_DIGITS) {
      throw new BadRequestException(400, "the Content-Length is not one number");
    }
    long length = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        throw new BadRequestException(400, "the Content-Length is not one number");
      }
      length = length * 10 + (c - '0');
    }
    return length;
  }

  private static boolean continueExpected(HttpHeaders headers) throws BadRequestException {
    String expectation = headers.get(HttpHeaderNames.EXPECT);
    if (expectation == null) {
      return false;
    }
    if (!HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expectation)) {
      throw new BadRequestException(417, "the only expectation known here is `100-continue`");
    }
    return true;
  }
}
