package dev.culvert.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the entries of a {@code Principal} element.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM
 *     JSON policy elements: Principal</a>
 */
final class PrincipalReader {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA)[A-Z0-9]{8,}");
  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z-]+)?");

  private PrincipalReader() {}

  /** The compiled entry; empty if AWS knows no such principal. */
  static Optional<PrincipalPattern> read(StatementSource.Entry entry, PolicyKind kind) {
    String value = entry.value();
    return switch (entry.type()) {
      case "AWS" -> aws(value, kind);
      case "Service" -> named(value, new PrincipalPattern.Service(value));
      case "Federated" -> named(value, new PrincipalPattern.Federated(value));
      case "CanonicalUser" -> named(value, new PrincipalPattern.CanonicalUser(value));
      default -> throw new IllegalStateException("no such type of principal: " + entry.type());
    };
  }

  private static Optional<PrincipalPattern> named(String value, PrincipalPattern pattern) {
    boolean wild = value.isEmpty() || value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    return wild ? Optional.empty() : Optional.of(pattern);
  }

  private static Optional<PrincipalPattern> aws(String value, PolicyKind kind) {
    if (value.equals("*")) {
      return Optional.of(new PrincipalPattern.Everyone());
    }
    if (ACCOUNT.matcher(value).matches()) {
      return Optional.of(account(value, kind));
    }
    if (UNIQUE_ID.matcher(value).matches()) {
      return Optional.of(new PrincipalPattern.UniqueId(value));
    }
    return arn(value, kind);
  }

  private static PrincipalPattern account(String id, PolicyKind kind) {
    return kind == PolicyKind.ENDPOINT_GATEWAY
        ? new PrincipalPattern.RootUser(id)
        : new PrincipalPattern.Account(id);
  }

  /** {@code arn:partition:service::account:resource}; wildcards are never allowed. */
  private static Optional<PrincipalPattern> arn(String arn, PolicyKind kind) {
    String[] parts = arn.split(":", -1);
    if (parts.length != 6
        || !parts[0].equals("arn")
        || !PARTITION.matcher(parts[1]).matches()
        || !parts[3].isEmpty()
        || !ACCOUNT.matcher(parts[4]).matches()) {
      return Optional.empty();
    }
    return switch (parts[2]) {
      case "iam" -> identity(arn, parts[4], parts[5], kind);
      case "sts" -> session(arn, parts[5]);
      default -> Optional.empty();
    };
  }

  private static Optional<PrincipalPattern> identity(
      String arn, String account, String resource, PolicyKind kind) {
    if (resource.equals("root")) {
      return Optional.of(account(account, kind));
    }
    if (resource.startsWith("user/")) {
      return named(resource, new PrincipalPattern.User(arn));
    }
    return resource.startsWith("role/")
        ? named(resource, new PrincipalPattern.Role(arn))
        : Optional.empty();
  }

  private static Optional<PrincipalPattern> session(String arn, String resource) {
    return resource.startsWith("assumed-role/") || resource.startsWith("federated-user/")
        ? named(resource, new PrincipalPattern.Session(arn))
        : Optional.empty();
  }
}
