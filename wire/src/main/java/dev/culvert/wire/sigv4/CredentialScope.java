package dev.culvert.wire.sigv4;

/**
 * What a signing key is good for: one day, one region, one service.
 *
 * @param date as written, {@code yyyyMMdd}
 * @param terminator always {@code aws4_request} in a valid signature
 */
public record CredentialScope(String date, String region, String service, String terminator) {

  static final String TERMINATOR = "aws4_request";

  @Override
  public String toString() {
    return date + "/" + region + "/" + service + "/" + terminator;
  }
}
