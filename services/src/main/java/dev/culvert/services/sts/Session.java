package dev.culvert.services.sts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Temporary credentials and what they stand for. Nothing of it is kept by the server: the session
 * token is this record, sealed.
 *
 * @param accessKeyId {@code ASIA…}
 * @param of whose session it is
 * @param policies session policies, as documents
 * @param policyArns session policies, as managed policies
 * @param tags session tags
 * @param transitiveTagKeys those of the tags that sessions made with this one inherit
 * @param mfa whether the caller proved a second factor
 * @param sourceIdentity who is behind it, through however many roles
 * @param provider ARN of the provider that told who it is, for web identities
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
    Set<String> transitiveTagKeys,
    boolean mfa,
    Optional<String> sourceIdentity,
    Optional<String> provider,
    Optional<InstanceSource> instance) {

  public Session {
    @Nullable Set<String> sealedBefore = transitiveTagKeys; // absent in tokens of older versions
    policies = List.copyOf(policies);
    policyArns = List.copyOf(policyArns);
    tags = Map.copyOf(tags);
    transitiveTagKeys = Set.copyOf(Objects.requireNonNullElse(sealedBefore, Set.of()));
  }

  /** A session without transitive tags, source identity and provider. */
  public Session(
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
    this(
        accessKeyId,
        secret,
        of,
        issued,
        expires,
        policies,
        policyArns,
        tags,
        Set.of(),
        mfa,
        Optional.empty(),
        Optional.empty(),
        instance);
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

    /**
     * {@code GetFederationToken}; its permissions are at most those of the user that asked for it,
     * or of the root user if the user is empty.
     */
    record Federated(String account, String name, String user, String userId) implements Subject {}
  }

  /** The instance that the metadata service gave credentials to, its VPC and private address. */
  public record InstanceSource(String arn, String vpcId, String privateAddress) {}
}
