package dev.culvert.wire.sigv4;

import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.Headers.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Signs requests to one service in one region. */
public final class RequestSigner {

  /** What proxies and HTTP libraries change on the way. */
  private static final Set<String> NEVER_SIGNED =
      Set.of("authorization", "connection", "expect", "user-agent", "x-amzn-trace-id");

  private final AccessKey key;
  private final String region;
  private final String service;

  public RequestSigner(AccessKey key, String region, String service) {
    this.key = key;
    this.region = region;
    this.service = service;
  }

  /**
   * @param target path and query, encoded as it will be sent
   * @param headers with {@code Host}, exactly as they will be sent
   * @return the fields to add: {@code X-Amz-Date}, {@code X-Amz-Security-Token} for temporary
   *     credentials, {@code Authorization}
   */
  public List<Header> sign(
      String method, String target, List<Header> headers, byte[] body, Instant time) {
    String timestamp = AmzTime.format(time);
    List<Header> added = new ArrayList<>();
    added.add(new Header("X-Amz-Date", timestamp));
    key.sessionToken().ifPresent(token -> added.add(new Header("X-Amz-Security-Token", token)));
    List<Header> all = new ArrayList<>(headers);
    all.addAll(added);
    List<String> names = names(all);
    CredentialScope scope = scope(timestamp);
    String signature =
        signature(
            method,
            target,
            QueryString.of(target),
            all,
            names,
            payloadHash(body),
            scope,
            timestamp);
    added.add(
        new Header(
            "Authorization",
            SigningKey.ALGORITHM
                + " Credential="
                + key.accessKeyId()
                + "/"
                + scope
                + ", SignedHeaders="
                + String.join(";", names)
                + ", Signature="
                + signature));
    return added;
  }

  /**
   * A target that carries its own signature, for whoever it is given to.
   *
   * @param headers with {@code Host}; whoever sends the request must send the same
   * @param expires up to a week
   */
  public String presign(
      String method,
      String target,
      List<Header> headers,
      byte[] body,
      Duration expires,
      Instant time) {
    String timestamp = AmzTime.format(time);
    List<String> names = names(headers);
    CredentialScope scope = scope(timestamp);
    StringBuilder signed = new StringBuilder(target);
    append(signed, "X-Amz-Algorithm", SigningKey.ALGORITHM);
    append(signed, "X-Amz-Credential", key.accessKeyId() + "/" + scope);
    append(signed, "X-Amz-Date", timestamp);
    append(signed, "X-Amz-Expires", Long.toString(expires.toSeconds()));
    append(signed, "X-Amz-SignedHeaders", String.join(";", names));
    key.sessionToken().ifPresent(token -> append(signed, "X-Amz-Security-Token", token));
    QueryString query = QueryString.of(signed.toString());
    append(
        signed,
        "X-Amz-Signature",
        signature(method, target, query, headers, names, payloadHash(body), scope, timestamp));
    return signed.toString();
  }

  private static void append(StringBuilder target, String name, String value) {
    target
        .append(target.indexOf("?") < 0 ? '?' : '&')
        .append(name)
        .append('=')
        .append(UriText.encode(value));
  }

  private String signature(
      String method,
      String target,
      QueryString query,
      List<Header> headers,
      List<String> names,
      String payloadHash,
      CredentialScope scope,
      String timestamp) {
    SigningKey signingKey = SigningKey.derive(key.secretAccessKey(), scope);
    Hashing hashing = Hashing.ofThread();
    Bytes canonical = hashing.scratch();
    CanonicalRequest.write(
        canonical, method, target, query, Headers.of(headers), names, payloadHash);
    return Hashing.hex(signingKey.sign(timestamp, hashing.hash(canonical)));
  }

  private static String payloadHash(byte[] body) {
    return Hashing.hex(Hashing.ofThread().hash(body));
  }

  private CredentialScope scope(String timestamp) {
    return new CredentialScope(
        timestamp.substring(0, 8), region, service, CredentialScope.TERMINATOR);
  }

  private static List<String> names(List<Header> headers) {
    return headers.stream()
        .map(header -> header.name().toLowerCase(Locale.ROOT))
        .filter(name -> !NEVER_SIGNED.contains(name))
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }
}
