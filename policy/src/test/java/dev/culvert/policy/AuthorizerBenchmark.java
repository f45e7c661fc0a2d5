package dev.culvert.policy;

import com.sun.management.ThreadMXBean;
import dev.culvert.network.IpAddress;
import dev.culvert.network.walk.Arrival;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long one decision takes with 20 policies of 10 statements; budget 10 µs. Run its main; it
 * prints the best and the median of several rounds, in time of its own thread, and the bytes that
 * one decision allocates.
 */
final class AuthorizerBenchmark {
  private static final int ROUNDS = 15;
  private static final int DECISIONS = 20_000;

  private static final String TYPICAL =
      """
      {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem"],
       "Resource": "arn:aws:dynamodb:*:111122223333:table/app%d-*"},
      {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::bucket%d/*"},
      {"Effect": "Allow", "Action": ["ec2:Describe*", "ec2:Get*"], "Resource": "*"},
      {"Effect": "Deny", "Action": "*", "Resource": "*",
       "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
      {"Effect": "Deny", "Action": "dynamodb:*", "Resource": "*",
       "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}},
      {"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
       "Resource": "arn:aws:logs:*:*:log-group:/app/%d*"},
      {"Effect": "Allow", "Action": "sts:AssumeRole",
       "Resource": "arn:aws:iam::111122223333:role/app*"},
      {"Effect": "Allow", "Action": "dynamodb:*",
       "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/${aws:PrincipalTag/team}/*"},
      {"Effect": "Deny", "NotAction": ["iam:*", "dynamodb:*", "s3:*"], "Resource": "*",
       "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["us-east-1", "eu-west-1"]}}},
      {"Effect": "Allow", "Action": ["dynamodb:Get*", "dynamodb:Put*"],
       "Resource": ["arn:aws:dynamodb:us-east-1:111122223333:table/Music",
                    "arn:aws:dynamodb:us-east-1:111122223333:table/Music/index/*"]}\
      """;

  /** Every statement is read to its last condition. */
  private static final String HARD =
      """
      {"Effect": "Allow", "Action": ["s3:*", "dynamodb:*Item"],
       "Resource": ["arn:aws:dynamodb:*:*:table/*x", "arn:aws:dynamodb:us-*-1:*:table/Mu*c"],
       "Condition": {
         "IpAddress": {"aws:VpcSourceIp": ["192.168.0.0/16", "10.0.0.0/8"]},
         "ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["b*", "${aws:PrincipalTag/team}-*"]},
         "DateLessThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"},
         "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/ops/a?p"}}}\
      """;

  private AuthorizerBenchmark() {}

  /** Prints the figures of both workloads. */
  public static void main(String[] arguments) {
    measure("typical", TYPICAL);
    measure("hard", String.join(",", Collections.nCopies(10, HARD)));
  }

  private static void measure(String name, String statements) {
    Policies policies = policies(statements);
    AuthorizationRequest request = request();
    Decision decision = Authorizer.decide(request, policies);
    double[] nanos = new double[ROUNDS];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long bytes = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      for (int number = 0; number < DECISIONS; number++) {
        if (!Authorizer.decide(request, policies).getClass().equals(decision.getClass())) {
          throw new IllegalStateException("decided otherwise");
        }
      }
      nanos[round] = (double) (threads.getCurrentThreadCpuTime() - start) / DECISIONS;
      allocated = (threads.getCurrentThreadAllocatedBytes() - bytes) / DECISIONS;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-8s %-12s best %6.2f µs, median %6.2f µs, %d bytes%n",
        name,
        decision.getClass().getSimpleName(),
        nanos[0] / 1_000,
        nanos[ROUNDS / 2] / 1_000,
        allocated);
  }

  /** Twenty policies: what a session in an organization, behind an endpoint, may meet. */
  private static Policies policies(String statements) {
    List<AttachedPolicy> identity = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      identity.add(policy(PolicyKind.IDENTITY, statements.replace("%d", "" + number)));
    }
    List<AttachedPolicy> boundary = List.of(policy(PolicyKind.BOUNDARY, statements));
    List<AttachedPolicy> session = List.of(policy(PolicyKind.SESSION, statements));
    List<AttachedPolicy> resource = List.of(policy(PolicyKind.RESOURCE, named(statements)));
    AttachedPolicy control = policy(PolicyKind.SERVICE_CONTROL, statements);
    AttachedPolicy resourceControl = policy(PolicyKind.RESOURCE_CONTROL, named(statements));
    return new Policies(
        identity,
        boundary,
        session,
        resource,
        List.of(
            new OrganizationLevel("r-1", List.of(control)),
            new OrganizationLevel("ou-1", List.of(control))),
        List.of(
            new OrganizationLevel("r-1", List.of(resourceControl)),
            new OrganizationLevel("ou-1", List.of(resourceControl))),
        List.of(policy(PolicyKind.ENDPOINT_GATEWAY, named(statements))));
  }

  private static String named(String statements) {
    return statements.replace("{\"Effect\"", "{\"Principal\": \"*\", \"Effect\"");
  }

  private static AttachedPolicy policy(PolicyKind kind, String statements) {
    return AttachedPolicy.inline(
        "policy",
        PolicyDocument.accepted(
            "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}", kind));
  }

  private static AuthorizationRequest request() {
    Arrival arrival =
        new Arrival.ThroughGatewayEndpoint(
            "vpce-1", Asked.ACCOUNT, "vpc-1", IpAddress.parse("10.0.1.25"), "eni-1");
    Instant now = Instant.parse("2026-01-31T10:00:00Z");
    Context context =
        Context.builder()
            .with(
                new PrincipalKeys(
                    Asked.SESSION, Map.of("team", "red"), Optional.empty(), Optional.empty()))
            .with(new RequestKeys("us-east-1", now, true, Optional.empty(), Optional.empty()))
            .with(NetworkKeys.of(arrival))
            .put("dynamodb:LeadingKeys", List.of("red-1"))
            .build();
    return AuthorizationRequest.of(
        Asked.SESSION, Asked.ACTION, Asked.TABLE, Asked.ACCOUNT, context);
  }
}
