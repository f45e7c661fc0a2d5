package dev.culvert.services.organizations;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;

/**
 * An account in an organization.
 *
 * @param parent the root or the organizational unit that it stands in
 * @param joined {@code INVITED} for the account that made the organization, else {@code CREATED}
 * @param status {@code ACTIVE} or {@code SUSPENDED}
 */
record Member(
    String organization,
    String account,
    String name,
    String email,
    String parent,
    String joined,
    String status,
    Instant since,
    Map<String, String> tags) {

  static final Register<Member> REGISTER =
      Register.of("organizations.account", Member.class, Member::account);

  Member in(String newParent) {
    return new Member(organization, account, name, email, newParent, joined, status, since, tags);
  }

  Member closed() {
    return new Member(organization, account, name, email, parent, joined, "SUSPENDED", since, tags);
  }

  Member withTags(Map<String, String> newTags) {
    return new Member(organization, account, name, email, parent, joined, status, since, newTags);
  }
}
