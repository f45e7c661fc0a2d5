package dev.culvert.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A random request with random policies. The universe is small, so that patterns, principals and
 * values meet often.
 *
 * @param documents by policy type and, for organizations, level; each named by its place
 * @param context by lower-case key: a text or a list of texts
 */
record RandomCase(
    Principal principal,
    String action,
    String resource,
    String resourceAccount,
    boolean crossAccount,
    Map<String, Object> context,
    Map<PolicyType, List<List<RandomDocument>>> documents) {

  private static final String HOME = "111122223333";
  private static final String ABROAD = "444455556666";
  private static final String USER = "arn:aws:iam::111122223333:user/alice";
  private static final String ROLE = "arn:aws:iam::111122223333:role/ops/app";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/app/s";
  private static final String FEDERATED = "arn:aws:sts::111122223333:federated-user/bob";

  static RandomCase of(Random random) {
    Maker maker = new Maker(random);
    return maker.make(maker.documents());
  }

  /** Another request that meets the same policies. */
  RandomCase again(Random random) {
    return new Maker(random).make(documents);
  }

  /** Everything about the case that matters when it fails. */
  String story() {
    StringBuilder story =
        new StringBuilder(
            "%s asks %s on %s of %s (%s) with %s"
                .formatted(principal, action, resource, resourceAccount, crossAccount, context));
    documents.forEach((type, levels) ->
        levels.forEach(level ->
            level.forEach(
                document -> story.append('\n').append(type).append(' ').append(document.json()))));
    return story.toString();
  }

  private static final class Maker {
    private final Random random;

    Maker(Random random) {
      this.random = random;
    }

    RandomCase make(Map<PolicyType, List<List<RandomDocument>>> documents) {
      return new RandomCase(
          oneOf(
              new Principal.AccountRoot(HOME),
              new Principal.User(HOME, USER, "AIDAALICE0001"),
              new Principal.User(HOME, USER, "AIDAALICE0002"),
              new Principal.RoleSession(HOME, ROLE, "AROAAPP000001", "s"),
              new Principal.RoleSession(HOME, ROLE, "AROAAPP000002", "s"),
              new Principal.RoleSession(HOME, ROLE, "AROAAPP000001", "t"),
              new Principal.FederatedUser(HOME, "bob"),
              new Principal.Federated("accounts.google.com", "117"),
              new Principal.Service("ec2.amazonaws.com"),
              new Principal.Anonymous()),
          oneOf("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"),
          "arn:aws:dynamodb:us-east-1:111122223333:table/"
              + oneOf("Music", "Musik", "Music/index/a", "alice"),
          random.nextInt(3) == 0 ? ABROAD : HOME,
          random.nextInt(6) != 0,
          context(),
          documents);
    }

    private Map<String, Object> context() {
      Map<String, Object> context = new HashMap<>();
      maybe(context, "aws:sourcevpce", () -> oneOf("vpce-1", "vpce-2"));
      maybe(context, "aws:sourceip", () -> oneOf("203.0.113.9", "10.0.0.9"));
      maybe(context, "aws:principaltag/team", () -> oneOf("red", "Red", "*"));
      maybe(context, "aws:username", () -> oneOf("alice", "bob"));
      maybe(context, "aws:securetransport", () -> oneOf("true", "false"));
      maybe(context, "aws:epochtime", () -> oneOf("5", "60", "4000"));
      maybe(context, "aws:principalarn", () -> oneOf(ROLE, USER));
      maybe(context, "dynamodb:leadingkeys", () -> several("alice", "bob", "red"));
      maybe(context, "dynamodb:attributes", () -> several("a", "b", ""));
      return context;
    }

    private void maybe(Map<String, Object> context, String key, Supplier<Object> value) {
      if (random.nextInt(3) != 0) {
        context.put(key, value.get());
      }
    }

    private List<String> several(String... from) {
      return Arrays.stream(from).filter(text -> random.nextBoolean()).toList();
    }

    Map<PolicyType, List<List<RandomDocument>>> documents() {
      boolean trust = random.nextInt(8) == 0;
      Map<PolicyType, List<List<RandomDocument>>> documents = new HashMap<>();
      add(documents, PolicyType.IDENTITY, PolicyKind.IDENTITY, 9);
      add(documents, PolicyType.BOUNDARY, PolicyKind.BOUNDARY, 3);
      add(documents, PolicyType.SESSION, PolicyKind.SESSION, 3);
      if (trust) {
        add(documents, PolicyType.TRUST, PolicyKind.TRUST, 10);
      } else {
        add(documents, PolicyType.RESOURCE, PolicyKind.RESOURCE, 6);
      }
      PolicyKind endpoint =
          random.nextBoolean() ? PolicyKind.ENDPOINT_GATEWAY : PolicyKind.ENDPOINT_INTERFACE;
      add(documents, PolicyType.ENDPOINT, endpoint, 3);
      add(documents, PolicyType.SERVICE_CONTROL, PolicyKind.SERVICE_CONTROL, 2);
      add(documents, PolicyType.RESOURCE_CONTROL, PolicyKind.RESOURCE_CONTROL, 2);
      return documents;
    }

    /** One or two levels for organizations, one for the others. */
    private void add(
        Map<PolicyType, List<List<RandomDocument>>> documents,
        PolicyType type,
        PolicyKind kind,
        int chancesInTen) {
      if (random.nextInt(10) >= chancesInTen) {
        return;
      }
      boolean leveled = type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL;
      List<List<RandomDocument>> levels = new ArrayList<>();
      for (int level = leveled ? 1 + random.nextInt(2) : 1; level > 0; level--) {
        List<RandomDocument> policies = new ArrayList<>();
        for (int policy = 1 + random.nextInt(2); policy > 0; policy--) {
          policies.add(document(kind));
        }
        levels.add(policies);
      }
      documents.put(type, levels);
    }

    private RandomDocument document(PolicyKind kind) {
      List<RandomDocument.Clause> clauses = new ArrayList<>();
      for (int clause = 1 + random.nextInt(3); clause > 0; clause--) {
        clauses.add(clause(kind));
      }
      return new RandomDocument(
          kind, random.nextInt(6) == 0 ? "2008-10-17" : "2012-10-17", clauses);
    }

    private RandomDocument.Clause clause(PolicyKind kind) {
      boolean deny = random.nextInt(9) == 0;
      boolean notPrincipal = random.nextInt(12) == 0;
      boolean notAction = random.nextInt(10) == 0;
      boolean notResource = random.nextInt(10) == 0;
      return new RandomDocument.Clause(
          deny,
          notPrincipal,
          hasPrincipals(kind) ? principals(notPrincipal) : List.of(),
          notAction,
          notAction ? List.of(oneOf("s3:*", "dynamodb:Q*")) : actions(),
          notResource,
          kind == PolicyKind.TRUST ? List.of() : resources(notResource),
          random.nextInt(3) == 0 ? tests() : List.of());
    }

    private static boolean hasPrincipals(PolicyKind kind) {
      return switch (kind.type()) {
        case RESOURCE, TRUST, ENDPOINT -> true;
        case IDENTITY, BOUNDARY, SESSION, SERVICE_CONTROL, RESOURCE_CONTROL -> false;
      };
    }

    private List<String> principals(boolean all) {
      List<String> named = new ArrayList<>();
      for (int count = all ? 4 : 1 + random.nextInt(2); count > 0; count--) {
        named.add(
            oneOf(
                "AWS *",
                "AWS " + HOME,
                "AWS arn:aws:iam::111122223333:root",
                "AWS " + ABROAD,
                "AWS " + USER,
                "AWS " + ROLE,
                "AWS AIDAALICE0001",
                "AWS AROAAPP000001",
                "AWS " + SESSION,
                "AWS " + FEDERATED,
                "Service ec2.amazonaws.com",
                "Federated accounts.google.com"));
      }
      return named;
    }

    private List<String> actions() {
      return List.of(
          oneOf(
              "*",
              "*",
              "dynamodb:*",
              "dynamodb:*Item",
              "DynamoDB:get*",
              "dynamodb:?etItem",
              "dynamodb:Query",
              "s3:*"),
          oneOf("dynamodb:putitem", "s3:GetObject", "dynamodb:Q*y"));
    }

    private List<String> resources(boolean negated) {
      String any = negated ? "arn:aws:s3:::x" : "*";
      return List.of(
          oneOf(
              any,
              any,
              "arn:aws:dynamodb:*:111122223333:table/Music",
              "arn:aws:dynamodb:us-*-1:*:table/Mus*",
              "arn:aws:dynamodb:*:table/Music",
              "arn:aws:dynamodb:us-east-1:111122223333:table/Musi?",
              "arn:aws:dynamodb:us-east-1:*:table/${aws:username}",
              "arn:aws:dynamodb:us-east-1",
              "arn:aws:dynamodb:us-east-1:111122223333:table/*/index/*"));
    }

    private List<RandomDocument.Test> tests() {
      RandomDocument.Test first = test();
      RandomDocument.Test second = test();
      return random.nextBoolean() || first.spelled().equals(second.spelled())
          ? List.of(first)
          : List.of(first, second);
    }

    private RandomDocument.Test test() {
      String operator =
          oneOf(
              "StringEquals",
              "StringNotEquals",
              "StringEqualsIgnoreCase",
              "StringNotEqualsIgnoreCase",
              "StringLike",
              "StringNotLike",
              "NumericEquals",
              "NumericNotEquals",
              "NumericLessThan",
              "NumericGreaterThanEquals",
              "DateLessThanEquals",
              "DateGreaterThan",
              "DateNotEquals",
              "Bool",
              "IpAddress",
              "NotIpAddress",
              "ArnLike",
              "ArnNotEquals",
              "Null");
      String key =
          oneOf(
              "aws:SourceVpce",
              "AWS:sourceIp",
              "aws:PrincipalTag/team",
              "aws:SecureTransport",
              "aws:EpochTime",
              "aws:PrincipalArn",
              "dynamodb:LeadingKeys",
              "dynamodb:Attributes");
      List<String> values = new ArrayList<>();
      for (int count = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2); count > 0; count--) {
        values.add(value(operator));
      }
      return new RandomDocument.Test(
          oneOf("", "", "", "ForAllValues:", "ForAnyValue:"),
          operator,
          random.nextInt(5) == 0,
          key,
          values);
    }

    private String value(String operator) {
      if (operator.startsWith("Numeric")) {
        return oneOf("5", "60", "59.5", "4000");
      }
      if (operator.startsWith("Date")) {
        return oneOf("60", "1970-01-01T00:01:00Z", "1970-01-01T01:00:00+01:00", "1970");
      }
      if (operator.equals("Bool") || operator.equals("Null")) {
        return oneOf("true", "false");
      }
      if (operator.endsWith("IpAddress")) {
        return oneOf("10.0.0.0/8", "203.0.113.9", "0.0.0.0/0", "::/0");
      }
      if (operator.startsWith("Arn")) {
        return oneOf(ROLE, "arn:aws:iam::*:role/*", "arn:aws:iam::1111*:user/ali?e", "*");
      }
      return oneOf(
          "vpce-1",
          "v*",
          "red",
          "RED",
          "${aws:username}",
          "${aws:username, 'red'}",
          "${*}",
          "al?ce",
          "a",
          "*");
    }

    @SafeVarargs
    private final <T> T oneOf(T... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
