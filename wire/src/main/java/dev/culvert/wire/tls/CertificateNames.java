package dev.culvert.wire.tls;

import java.util.List;
import java.util.Locale;

/**
 * The names that certificates are made for: those of AWS and of this machine. Everything else is
 * refused, and the authority's certificate says so too (RFC 5280 §4.2.1.10), so that whoever trusts
 * it trusts it for nothing but what Culvert stands in for, even if its key were stolen.
 */
final class CertificateNames {

  static final String THIS_MACHINE = "localhost";

  /** Each stands for itself and for everything below it. */
  static final List<String> DOMAINS =
      List.of(
          "amazonaws.com",
          "amazonaws.com.cn",
          "api.aws",
          "api.amazonwebservices.com.cn",
          THIS_MACHINE);

  private static final int LONGEST_NAME = 253;

  private CertificateNames() {}

  static boolean permitted(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || !isHostName(name)) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return DOMAINS.stream().anyMatch(domain -> lower.equals(domain) || isBelow(lower, domain));
  }

  private static boolean isBelow(String name, String domain) {
    int dot = name.length() - domain.length() - 1;
    return dot > 0 && name.charAt(dot) == '.' && name.endsWith(domain);
  }

  /** Letters, digits, hyphens and underscores in non-empty labels. */
  private static boolean isHostName(String name) {
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > 63) {
        return false;
      }
    }
    return name.chars()
        .allMatch(c ->
            c == '.'
                || c == '-'
                || c == '_'
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z'));
  }
}
