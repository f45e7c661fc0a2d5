package dev.culvert.policy;

/** Alice, her role and her table: the cast of the decision tests, and short policies for them. */
final class Asked {
  static final String ACCOUNT = "111122223333";
  static final String OTHER_ACCOUNT = "444455556666";
  static final String ACTION = "dynamodb:GetItem";
  static final String TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/Music";
  static final String ROLE_ARN = "arn:aws:iam::111122223333:role/ops/app";
  static final String SESSION_ARN = "arn:aws:sts::111122223333:assumed-role/app/i-0abc";

  static final Principal.AccountRoot ROOT = new Principal.AccountRoot(ACCOUNT);
  static final Principal.User ALICE =
      new Principal.User(ACCOUNT, "arn:aws:iam::111122223333:user/alice", "AIDAALICE0001");
  static final Principal.RoleSession SESSION =
      new Principal.RoleSession(ACCOUNT, ROLE_ARN, "AROAAPP000001", "i-0abc");
  static final Principal.FederatedUser FEDERATED_USER = new Principal.FederatedUser(ACCOUNT, "bob");

  static final AttachedPolicy ALLOW = policy("allow", "Allow", PolicyKind.IDENTITY);
  static final AttachedPolicy SILENT = silent(PolicyKind.IDENTITY);
  static final AttachedPolicy DENY = policy("deny", "Deny", PolicyKind.IDENTITY);

  private Asked() {}

  /** A request of {@link #ACTION} for {@link #TABLE}. */
  static AuthorizationRequest by(Principal principal) {
    return AuthorizationRequest.of(principal, ACTION, TABLE, ACCOUNT, Context.EMPTY);
  }

  /** The same request for a table of the other account. */
  static AuthorizationRequest abroadBy(Principal principal) {
    return AuthorizationRequest.of(
        principal, ACTION, TABLE.replace(ACCOUNT, OTHER_ACCOUNT), OTHER_ACCOUNT, Context.EMPTY);
  }

  /** A policy that speaks of the action on everything. */
  static AttachedPolicy policy(String name, String effect, PolicyKind kind) {
    return AttachedPolicy.inline(
        name,
        PolicyDocument.accepted(
            """
            {"Version": "2012-10-17", "Statement":
              {"Sid": "%s", "Effect": "%s", "Action": "%s", "Resource": "*"}}\
            """
                .formatted(name, effect, ACTION),
            kind));
  }

  /** A policy that speaks of something else. */
  static AttachedPolicy silent(PolicyKind kind) {
    return AttachedPolicy.inline(
        "silent",
        PolicyDocument.accepted(
            """
            {"Version": "2012-10-17", "Statement":
              {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}\
            """,
            kind));
  }

  /** A policy on a resource or an endpoint. */
  static AttachedPolicy naming(String effect, String principal, PolicyKind kind) {
    return naming(effect, "Principal", principal, kind);
  }

  static AttachedPolicy naming(String effect, String element, String principal, PolicyKind kind) {
    return AttachedPolicy.inline(
        "naming",
        PolicyDocument.accepted(
            """
            {"Version": "2012-10-17", "Statement":
              {"Effect": "%s", "%s": %s, "Action": "*"%s}}\
            """
                .formatted(
                    effect,
                    element,
                    principal,
                    kind == PolicyKind.TRUST ? "" : ", \"Resource\": \"*\""),
            kind));
  }

  /** A principal element for one AWS principal. */
  static String aws(String principal) {
    return "{\"AWS\": \"" + principal + "\"}";
  }
}
