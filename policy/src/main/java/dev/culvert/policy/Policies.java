package dev.culvert.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that applies to one request. An empty list means that there is no such policy, which
 * denies for {@code identity} and limits nothing for the others.
 *
 * @param identity of the user and its groups, or of the role
 * @param boundary the permissions boundary of the user or role
 * @param session handed in when the session was made
 * @param resource on the resource; for sts:AssumeRole the trust policy of the role
 * @param serviceControl of the principal's account, root level first; empty outside organizations
 *     and for the management account
 * @param resourceControl of the resource's account, root level first
 * @param endpoint of the VPC endpoint that the request came through
 */
public record Policies(
    List<AttachedPolicy> identity,
    List<AttachedPolicy> boundary,
    List<AttachedPolicy> session,
    List<AttachedPolicy> resource,
    List<OrganizationLevel> serviceControl,
    List<OrganizationLevel> resourceControl,
    List<AttachedPolicy> endpoint) {

  /** No policy of any type. */
  public static final Policies NONE =
      new Policies(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Policies {
    identity = List.copyOf(identity);
    boundary = List.copyOf(boundary);
    session = List.copyOf(session);
    resource = List.copyOf(resource);
    serviceControl = List.copyOf(serviceControl);
    resourceControl = List.copyOf(resourceControl);
    endpoint = List.copyOf(endpoint);
  }

  /** The endpoint's policies and no others. */
  Policies onlyEndpoint() {
    return new Policies(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), endpoint);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects policies type by type. */
  public static final class Builder {
    private final List<AttachedPolicy> identity = new ArrayList<>();
    private final List<AttachedPolicy> boundary = new ArrayList<>();
    private final List<AttachedPolicy> session = new ArrayList<>();
    private final List<AttachedPolicy> resource = new ArrayList<>();
    private final List<OrganizationLevel> serviceControl = new ArrayList<>();
    private final List<OrganizationLevel> resourceControl = new ArrayList<>();
    private final List<AttachedPolicy> endpoint = new ArrayList<>();

    private Builder() {}

    public Builder identity(AttachedPolicy policy) {
      identity.add(policy);
      return this;
    }

    public Builder boundary(AttachedPolicy policy) {
      boundary.add(policy);
      return this;
    }

    public Builder session(AttachedPolicy policy) {
      session.add(policy);
      return this;
    }

    public Builder resource(AttachedPolicy policy) {
      resource.add(policy);
      return this;
    }

    public Builder serviceControl(OrganizationLevel level) {
      serviceControl.add(level);
      return this;
    }

    public Builder resourceControl(OrganizationLevel level) {
      resourceControl.add(level);
      return this;
    }

    public Builder endpoint(AttachedPolicy policy) {
      endpoint.add(policy);
      return this;
    }

    public Policies build() {
      return new Policies(
          identity, boundary, session, resource, serviceControl, resourceControl, endpoint);
    }
  }
}
