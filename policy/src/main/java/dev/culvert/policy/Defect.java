package dev.culvert.policy;

/**
 * Something in an endpoint policy that AWS stores and then never matches.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">Control
 *     access to VPC endpoints using endpoint policies</a>
 */
public sealed interface Defect {
  /** A wildcard, or a number's operator, with a key that holds an id made by AWS. */
  record IdentifierNotExact(String key, String value) implements Defect {}

  /** Fewer than six characters in a row beside a wildcard. */
  record WildcardTooFree(String key, String value) implements Defect {}

  /** The account of an ARN is part number, part wildcard. */
  record AccountHalfWild(String arn) implements Defect {}
}
