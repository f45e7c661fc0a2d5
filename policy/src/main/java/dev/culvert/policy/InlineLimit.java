package dev.culvert.policy;

import java.util.Collection;

/**
 * How long all inline policies of one user, role or group together may be, white space not counted.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and
 *     STS quotas</a>
 */
public enum InlineLimit {
  USER("user", 2_048),
  GROUP("group", 5_120),
  ROLE("role", 10_240);

  private final String noun;
  private final int characters;

  InlineLimit(String noun, int characters) {
    this.noun = noun;
    this.characters = characters;
  }

  /**
   * Checks the inline policies that somebody would have.
   *
   * @param name of the user, group or role
   * @throws PolicyRefusedException with AWS's code and words if they are too long
   */
  public void check(String name, Collection<PolicyDocument> documents) {
    int size =
        documents.stream().mapToInt(document -> SizeLimit.withoutWhiteSpace(document.text())).sum();
    if (size > characters) {
      throw new PolicyRefusedException(
          "LimitExceeded",
          "Maximum policy size of %d bytes exceeded for %s %s".formatted(characters, noun, name));
    }
  }
}
