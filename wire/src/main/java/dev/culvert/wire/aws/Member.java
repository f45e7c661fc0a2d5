package dev.culvert.wire.aws;

/**
 * One member of a structure.
 *
 * @param name as the service model calls it, e.g. {@code CidrBlock}
 * @param input its name in requests: a JSON field or the name of a form parameter
 * @param output its name in responses: a JSON field or an XML element
 */
public record Member(
    String name, String input, String output, Type type, boolean required, boolean sensitive) {

  /** A member that has the same name everywhere. */
  public static Member of(String name, Type type) {
    return new Member(name, name, name, type, false, false);
  }

  /** A member with names of its own in requests and responses. */
  public static Member of(String name, String input, String output, Type type) {
    return new Member(name, input, output, type, false, false);
  }

  /** This member, which a request must have. */
  public Member asRequired() {
    return new Member(name, input, output, type, true, sensitive);
  }

  /** This member, whose value is never printed. */
  public Member asSensitive() {
    return new Member(name, input, output, type, required, true);
  }
}
