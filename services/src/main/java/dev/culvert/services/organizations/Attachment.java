package dev.culvert.services.organizations;

import dev.culvert.services.control.Register;

/**
 * A policy on a root, a unit or an account.
 *
 * @param target {@code r-…}, {@code ou-…} or an account id
 * @param type of the policy
 */
record Attachment(String organization, String target, String policy, String type) {
  static final Register<Attachment> REGISTER =
      Register.of("organizations.attachment", Attachment.class, it -> key(it.target, it.policy));

  static String key(String target, String policy) {
    return target + "/" + policy;
  }
}
