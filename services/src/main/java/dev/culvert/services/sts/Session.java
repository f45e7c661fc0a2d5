package dev.culvert.services.sts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Temporary credentials and what they stand for. Nothing of it is kept by the server: the session
 * token is this record, sealed.
 *
 * @param accessKeyId {@code ASIA…}
 * @param of whose session it is
 * @param policies session policies, as documents
 * @param policyArns session policies, as managed policies
 * @param tags session tags
 * @param mfa whether the caller proved a second factor
 * @param instance where the credentials were handed out, for those of an instance role
 */
public record Session(
    String accessKeyId,
    String secret,
    Subject of,
    Instant issued,
    Instant expires,
    List<String> policies,
    List<String> policyArns,
    Map<String, String> tags,
    boolean mfa,
    Optional<InstanceSource> instance) {

  public Session {
    policies = List.copyOf(policies);
    policyArns = List.copyOf(policyArns);
    tags = Map.copyOf(tags);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Session[" + accessKeyId + " of " + of + "]";
  }

  /** Whose session it is. */
  public sealed interface Subject {
    /** The account that it acts in. */
    String account();

    /**
     * {@code arn:aws:sts::account:assumed-role/role/session}; the id is the role's, {@code AROA…}.
     */
    record AssumedRole(String account, String role, String roleId, String sessionName)
        implements Subject {}

    /** {@code GetSessionToken} of a user. */
    record User(String account, String user, String userId) implements Subject {}

    /** {@code GetSessionToken} of the root user. */
    record Root(String account) implements Subject {}

    /** {@code GetFederationToken}; its permissions are those of the user that asked for it. */
    record Federated(String account, String name, String user, String userId) implements Subject {}
  }

  /** The instance that the metadata service gave credentials to, its VPC and private address. */
  public record InstanceSource(String arn, String vpcId, String privateAddress) {}
}
