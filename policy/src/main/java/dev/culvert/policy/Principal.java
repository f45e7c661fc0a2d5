package dev.culvert.policy;

import java.util.Optional;

/** Who asks: the identity behind a verified signature, or the lack of one. */
public sealed interface Principal {
  /** The account it belongs to; empty for services, outside identities and anonymous callers. */
  Optional<String> account();

  /** As access-denied messages print it. */
  String name();

  /** A principal with an account of its own. */
  sealed interface Member extends Principal {
    String accountId();

    /** The ARN of the caller, as {@code GetCallerIdentity} shows it. */
    String arn();

    @Override
    default Optional<String> account() {
      return Optional.of(accountId());
    }

    @Override
    default String name() {
      return arn();
    }
  }

  /** The account itself: {@code arn:aws:iam::123456789012:root}. */
  record AccountRoot(String accountId) implements Member {
    @Override
    public String arn() {
      return "arn:aws:iam::" + accountId + ":root";
    }
  }

  /**
   * An IAM user.
   *
   * @param arn with its path, as {@code arn:aws:iam::123456789012:user/ops/alice}
   * @param userId the unique id, {@code AIDA…}
   */
  record User(String accountId, String arn, String userId) implements Member {
    /** The friendly name: the last part of the ARN. */
    public String userName() {
      return arn.substring(arn.lastIndexOf('/') + 1);
    }
  }

  /**
   * A session of a role.
   *
   * @param roleArn with its path, as {@code arn:aws:iam::123456789012:role/ops/app}
   * @param roleId the unique id, {@code AROA…}
   * @param sessionName what the caller of AssumeRole chose; the instance id for instance roles
   * @param arn the session's own, without the path of the role
   */
  record RoleSession(
      String accountId, String roleArn, String roleId, String sessionName, String arn)
      implements Member {
    public RoleSession(String accountId, String roleArn, String roleId, String sessionName) {
      this(
          accountId,
          roleArn,
          roleId,
          sessionName,
          "arn:aws:sts::%s:assumed-role/%s/%s"
              .formatted(accountId, roleArn.substring(roleArn.lastIndexOf('/') + 1), sessionName));
    }
  }

  /** A session of GetFederationToken: {@code arn:aws:sts::123456789012:federated-user/bob}. */
  record FederatedUser(String accountId, String userName) implements Member {
    @Override
    public String arn() {
      return "arn:aws:sts::" + accountId + ":federated-user/" + userName;
    }
  }

  /** An identity of an outside provider, as AssumeRoleWithWebIdentity sees it. */
  record Federated(String provider, String subject) implements Principal {
    @Override
    public Optional<String> account() {
      return Optional.empty();
    }

    @Override
    public String name() {
      return subject;
    }
  }

  /** An AWS service acting for itself: {@code ec2.amazonaws.com}. */
  record Service(String name) implements Principal {
    @Override
    public Optional<String> account() {
      return Optional.empty();
    }
  }

  /** Nobody: an unsigned request. */
  record Anonymous() implements Principal {
    @Override
    public Optional<String> account() {
      return Optional.empty();
    }

    @Override
    public String name() {
      return "anonymous";
    }
  }
}
