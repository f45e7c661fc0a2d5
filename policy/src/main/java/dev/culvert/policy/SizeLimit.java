package dev.culvert.policy;

import java.nio.charset.StandardCharsets;

/**
 * How large a document of a kind may be.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and
 *     STS quotas</a>
 */
final class SizeLimit {
  /** No API takes longer texts; a bound on what is parsed at all. */
  private static final int ANY = 131_072;

  private SizeLimit() {}

  /**
   * @throws FaultException if the text is too long for its kind
   */
  static void check(String text, PolicyKind kind) {
    int limit = of(kind);
    if (size(text, kind) > limit) {
      throw new FaultException(new Fault.TooLarge(limit));
    }
  }

  private static int of(PolicyKind kind) {
    return switch (kind) {
      case IDENTITY, BOUNDARY -> 6_144;
      // Whoever stores it adds up all inline policies of the user, group or role.
      case INLINE -> ANY;
      case SESSION -> 2_048;
      case TRUST -> 2_048;
      case RESOURCE -> 20 * 1_024;
      case ENDPOINT_GATEWAY, ENDPOINT_INTERFACE -> 20_480;
      // [U] 5,120 until late 2025.
      case SERVICE_CONTROL -> 10_240;
      case RESOURCE_CONTROL -> 5_120;
    };
  }

  private static int size(String text, PolicyKind kind) {
    return switch (kind) {
      case IDENTITY, BOUNDARY, INLINE, TRUST -> withoutWhiteSpace(text);
      case RESOURCE -> text.getBytes(StandardCharsets.UTF_8).length;
      case SESSION, ENDPOINT_GATEWAY, ENDPOINT_INTERFACE, SERVICE_CONTROL, RESOURCE_CONTROL ->
          text.length();
    };
  }

  /** IAM does not count white space. */
  static int withoutWhiteSpace(String text) {
    return (int) text.chars().filter(character -> !Character.isWhitespace(character)).count();
  }
}
