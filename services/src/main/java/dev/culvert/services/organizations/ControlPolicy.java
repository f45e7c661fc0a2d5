package dev.culvert.services.organizations;

import dev.culvert.services.control.Register;
import java.util.Map;

/**
 * A service or resource control policy.
 *
 * @param id {@code p-…}
 * @param type {@code SERVICE_CONTROL_POLICY} or {@code RESOURCE_CONTROL_POLICY}
 */
record ControlPolicy(
    String organization,
    String id,
    String name,
    String description,
    String type,
    String content,
    Map<String, String> tags) {

  static final String SERVICE = "SERVICE_CONTROL_POLICY";
  static final String RESOURCE = "RESOURCE_CONTROL_POLICY";

  static final Register<ControlPolicy> REGISTER =
      Register.of("organizations.policy", ControlPolicy.class, ControlPolicy::id);

  /** AWS's own, which allow everything and are attached everywhere to begin with. */
  static ControlPolicy full(String type) {
    return type.equals(SERVICE)
        ? new ControlPolicy(
            "aws",
            "p-FullAWSAccess",
            "FullAWSAccess",
            "Allows access to every operation",
            SERVICE,
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
            """,
            Map.of())
        : new ControlPolicy(
            "aws",
            "p-RCPFullAWSAccess",
            "RCPFullAWSAccess",
            "Allows access to every resource",
            RESOURCE,
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*",\
            "Resource":"*"}]}\
            """,
            Map.of());
  }

  boolean isAws() {
    return organization.equals("aws");
  }

  String arn(Organization in) {
    var kind = type.equals(SERVICE) ? "service_control_policy" : "resource_control_policy";
    return isAws()
        ? "arn:aws:organizations::aws:policy/" + kind + "/" + id
        : "arn:aws:organizations::%s:policy/%s/%s/%s"
            .formatted(in.managementAccount(), in.id(), kind, id);
  }

  ControlPolicy with(String newName, String newDescription, String newContent) {
    return new ControlPolicy(organization, id, newName, newDescription, type, newContent, tags);
  }

  ControlPolicy withTags(Map<String, String> newTags) {
    return new ControlPolicy(organization, id, name, description, type, content, newTags);
  }
}
