package dev.culvert.wire.sigv4;

import dev.culvert.wire.http.Headers;
import dev.culvert.wire.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its signature, before anything of it is believed.
 *
 * @param algorithm as given
 * @param credential access key and scope, as given
 * @param signedHeaders as given, split
 * @param signature as given
 * @param time the text of the request's time
 * @param httpDate whether {@code time} is a {@code Date} header
 * @param token the session token, if there is one
 * @param tokenSigned whether the token is part of what was signed
 * @param expires {@code X-Amz-Expires} of a presigned request, as given
 */
record Claim(
    String algorithm,
    String credential,
    List<String> signedHeaders,
    String signature,
    String time,
    boolean httpDate,
    Optional<String> token,
    boolean tokenSigned,
    Optional<String> expires) {

  private static final String CREDENTIAL = "Credential=";
  private static final String TOKEN = "X-Amz-Security-Token";

  /** A claim, or why there is none. */
  sealed interface Reading {
    record Found(Claim claim) implements Reading {}

    record Nothing(Verification.Refusal why) implements Reading {}
  }

  static Reading read(HttpRequest request, QueryString query) {
    Optional<String> header = request.headers().first("Authorization");
    Optional<String> algorithm = query.first("X-Amz-Algorithm");
    if (header.isPresent() && algorithm.isPresent()) {
      return new Reading.Nothing(new Verification.SignedTwice());
    }
    if (header.isPresent() && header.get().startsWith("AWS4-")) {
      return ofHeader(header.get(), request.headers());
    }
    if (algorithm.isPresent() && algorithm.get().startsWith("AWS4-")) {
      return ofQuery(query);
    }
    return new Reading.Nothing(new Verification.NotSigned());
  }

  /** The credential that a request names, wherever it does; whether the rest is there or not. */
  static Optional<String> credential(HttpRequest request) {
    Optional<String> header = request.headers().first("Authorization");
    return header.isPresent()
        ? Optional.ofNullable(part(header.get(), header.get().indexOf(' ') + 1, CREDENTIAL))
        : QueryString.of(request.target()).first("X-Amz-Credential");
  }

  private static Reading ofHeader(String authorization, Headers headers) {
    int space = authorization.indexOf(' ');
    String algorithm = space < 0 ? authorization : authorization.substring(0, space);
    int parts = space < 0 ? authorization.length() : space + 1;
    String credential = part(authorization, parts, CREDENTIAL);
    String signature = part(authorization, parts, "Signature=");
    String signedHeaders = part(authorization, parts, "SignedHeaders=");
    Optional<String> amzDate = headers.first("X-Amz-Date");
    Optional<String> date = amzDate.isPresent() ? amzDate : headers.first("Date");
    if (credential == null || signature == null || signedHeaders == null || date.isEmpty()) {
      List<String> missing = new ArrayList<>();
      addIf(credential == null, "Credential", missing);
      addIf(signature == null, "Signature", missing);
      addIf(signedHeaders == null, "SignedHeaders", missing);
      addIf(date.isEmpty(), "Date", missing);
      return new Reading.Nothing(new Verification.HeaderPartsMissing(missing, authorization));
    }
    List<String> names = split(signedHeaders);
    return new Reading.Found(
        new Claim(
            algorithm,
            credential,
            names,
            signature,
            date.get(),
            amzDate.isEmpty(),
            headers.first(TOKEN),
            names.contains("x-amz-security-token"),
            Optional.empty()));
  }

  private static Reading ofQuery(QueryString query) {
    Optional<String> credential = query.first("X-Amz-Credential");
    Optional<String> signature = query.first("X-Amz-Signature");
    Optional<String> signedHeaders = query.first("X-Amz-SignedHeaders");
    Optional<String> date = query.first("X-Amz-Date");
    if (credential.isEmpty() || signature.isEmpty() || signedHeaders.isEmpty() || date.isEmpty()) {
      List<String> missing = new ArrayList<>();
      addIf(credential.isEmpty(), "X-Amz-Credential", missing);
      addIf(signature.isEmpty(), "X-Amz-Signature", missing);
      addIf(signedHeaders.isEmpty(), "X-Amz-SignedHeaders", missing);
      addIf(date.isEmpty(), "X-Amz-Date", missing);
      return new Reading.Nothing(new Verification.QueryPartsMissing(missing));
    }
    return new Reading.Found(
        new Claim(
            query.first("X-Amz-Algorithm").orElseThrow(),
            credential.get(),
            split(signedHeaders.get()),
            signature.get(),
            date.get(),
            false,
            query.first(TOKEN),
            true,
            query.first("X-Amz-Expires")));
  }

  private static void addIf(boolean condition, String name, List<String> to) {
    if (condition) {
      to.add(name);
    }
  }

  /** The value of one of the parts, which commas separate; null if it is missing or empty. */
  private static @Nullable String part(String parts, int start, String nameAndEquals) {
    int from = start;
    while (from < parts.length()) {
      int comma = parts.indexOf(',', from);
      int end = comma < 0 ? parts.length() : comma;
      while (from < end && parts.charAt(from) == ' ') {
        from++;
      }
      if (parts.startsWith(nameAndEquals, from)) {
        String value = parts.substring(from + nameAndEquals.length(), end).strip();
        return value.isEmpty() ? null : value;
      }
      from = end + 1;
    }
    return null;
  }

  private static List<String> split(String joined) {
    // AWS lower-cases what it is given; so must the names that are looked for here.
    String names = joined.toLowerCase(Locale.ROOT);
    List<String> split = new ArrayList<>(8);
    int from = 0;
    for (int end; (end = names.indexOf(';', from)) >= 0; from = end + 1) {
      split.add(names.substring(from, end));
    }
    split.add(names.substring(from));
    return split;
  }
}
