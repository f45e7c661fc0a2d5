package dev.culvert.services.organizations;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An organization.
 *
 * @param id {@code o-…}
 * @param rootId {@code r-…}
 * @param policyTypes those that are enabled on its root, as the API spells them
 * @param services the AWS services that may act in it, and since when
 */
record Organization(
    String id,
    String managementAccount,
    String rootId,
    String featureSet,
    Instant created,
    Set<String> policyTypes,
    Map<String, Instant> services) {

  static final Register<Organization> REGISTER =
      Register.of("organizations.organization", Organization.class, Organization::id);

  Organization withPolicyTypes(Set<String> types) {
    return new Organization(id, managementAccount, rootId, featureSet, created, types, services);
  }

  Organization withServices(Map<String, Instant> newServices) {
    return new Organization(
        id, managementAccount, rootId, featureSet, created, policyTypes, newServices);
  }

  String arn() {
    return "arn:aws:organizations::" + managementAccount + ":organization/" + id;
  }

  String rootArn() {
    return "arn:aws:organizations::" + managementAccount + ":root/" + id + "/" + rootId;
  }
}
