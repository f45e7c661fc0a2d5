package dev.culvert.policy;

import java.util.List;
import java.util.Set;

/** Which ARNs IAM takes as a resource. */
final class ResourceFormat {
  private static final Set<String> PARTITIONS =
      Set.of(
          "aws",
          "aws-cn",
          "aws-us-gov",
          "aws-iso",
          "aws-iso-b",
          "aws-iso-e",
          "aws-iso-f",
          "aws-eusc");

  private static final Set<String> SERVICES_WITHOUT_REGION = Set.of("iam", "s3");

  /** How the resources of IAM itself begin; its message lists them in this order. */
  static final List<String> IAM_PATHS =
      List.of(
          "user/",
          "federated-user/",
          "role/",
          "group/",
          "instance-profile/",
          "mfa/",
          "server-certificate/",
          "policy/",
          "sms-mfa/",
          "saml-provider/",
          "oidc-provider/",
          "report/",
          "access-report/");

  private ResourceFormat() {}

  static void check(StatementSource statement) {
    statement
        .resources()
        .ifPresent(resources -> resources.values().forEach(arn -> check(arn, statement.range())));
  }

  private static void check(String arn, SourceRange at) {
    if (arn.equals("*")) {
      return;
    }
    String[] parts = arn.split(":", 6);
    if (parts.length == 1 || !parts[0].equals("arn")) {
      throw new FaultException(new Fault.ResourceNotArn(arn, at));
    }
    if (!PARTITIONS.contains(parts[1])) {
      throw new FaultException(new Fault.BadPartition(parts[1], completed(parts), at));
    }
    if (parts.length == 2 || parts[2].indexOf('*') >= 0 || parts[2].indexOf('?') >= 0) {
      throw new FaultException(new Fault.ResourceWithoutService(arn, at));
    }
    if (parts[2].isEmpty() || (parts.length < 6 && arn.contains("::"))) {
      throw new FaultException(new Fault.FailsLegacyParsing(at));
    }
    checkOwnRules(arn, parts, at);
  }

  private static void checkOwnRules(String arn, String[] parts, SourceRange at) {
    String service = parts[2];
    boolean region = parts.length > 3 && !parts[3].isEmpty();
    if (SERVICES_WITHOUT_REGION.contains(service) && region) {
      throw new FaultException(new Fault.ResourceWithRegion(service, arn, at));
    }
    String path = parts.length == 6 ? parts[5] : "*";
    if (service.equals("iam")
        && !path.startsWith("*")
        && IAM_PATHS.stream().noneMatch(path::startsWith)) {
      throw new FaultException(new Fault.BadIamPath(arn, at));
    }
  }

  /**
   * The ARN with {@code *} for the parts it lacks, as the message for a bad partition prints it.
   */
  private static String completed(String[] parts) {
    StringBuilder whole = new StringBuilder(String.join(":", parts));
    for (int part = parts.length; part < 6; part++) {
      whole.append(":*");
    }
    return whole.toString();
  }
}
