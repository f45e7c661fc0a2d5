package dev.culvert.policy;

/**
 * AWS's codes and words for a document that it would not store. Those that no public source quotes
 * are marked [U]: AWS is known to refuse, its wording is ours.
 */
final class Refusals {
  private Refusals() {}

  static PolicyRefusedException refuse(PolicyKind kind, Fault fault) {
    return switch (kind) {
      case IDENTITY, BOUNDARY, INLINE, SESSION, TRUST -> iam(kind, fault);
      case ENDPOINT_GATEWAY, ENDPOINT_INTERFACE ->
          new PolicyRefusedException("InvalidPolicyDocument", endpoint(fault));
      case RESOURCE ->
          new PolicyRefusedException(
              "ValidationException",
              "One or more parameter values were invalid: Invalid policy document: "
                  + resource(fault));
      case SERVICE_CONTROL, RESOURCE_CONTROL -> organization(fault);
    };
  }

  private static PolicyRefusedException iam(PolicyKind kind, Fault fault) {
    if (fault instanceof Fault.TooLarge(int limit) && kind != PolicyKind.SESSION) {
      String quota = kind == PolicyKind.TRUST ? "ACLSizePerRole" : "PolicySize";
      return new PolicyRefusedException(
          "LimitExceeded", "Cannot exceed quota for " + quota + ": " + limit);
    }
    if (fault instanceof Fault.NotJson) {
      return malformed(
          switch (kind) {
            case TRUST -> "This policy contains invalid Json";
            case SESSION -> "The policy is not in the valid JSON format.";
            case IDENTITY,
                BOUNDARY,
                INLINE,
                RESOURCE,
                ENDPOINT_GATEWAY,
                ENDPOINT_INTERFACE,
                SERVICE_CONTROL,
                RESOURCE_CONTROL ->
                "Syntax errors in policy.";
          });
    }
    if (fault instanceof Fault.ProhibitedField && kind != PolicyKind.TRUST) {
      return malformed("Policy document should not specify a principal.");
    }
    return malformed(words(fault));
  }

  private static PolicyRefusedException malformed(String message) {
    return new PolicyRefusedException("MalformedPolicyDocument", message);
  }

  /** IAM's words; where other services tell no words of their own, theirs too. */
  private static String words(Fault fault) {
    return switch (fault) {
      case Fault.NotJson _, Fault.BadShape _ -> "Syntax errors in policy.";
      // [U]
      case Fault.TooLarge(int limit) ->
          "The policy is longer than the allowed " + limit + " characters.";
      case Fault.OldVersion _ -> "Policy document must be version 2012-10-17 or greater.";
      case Fault.FailsLegacyParsing _ -> "The policy failed legacy parsing";
      case Fault.SidTwice _ -> "Statement IDs (SID) in a single policy must be unique.";
      case Fault.SidNotAlphanumeric _ ->
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
              + " expression [0-9A-Za-z]*";
      case Fault.NoActions _ -> "Policy statement must contain actions.";
      case Fault.NoResources _ -> "Policy statement must contain resources.";
      case Fault.ActionWithoutService _ ->
          "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
      case Fault.ActionOfManyColons _ -> "Actions/Condition can contain only one colon.";
      case Fault.BadService bad -> "Vendor " + bad.service() + " is not valid";
      case Fault.ResourceNotArn bad ->
          "Resource " + bad.resource() + " must be in ARN format or \"*\".";
      case Fault.BadPartition bad ->
          "Partition \"%s\" is not valid for resource \"%s\"."
              .formatted(bad.partition(), bad.resource());
      case Fault.ResourceWithoutService _ ->
          "Resource vendor must be fully qualified and cannot contain regexes.";
      case Fault.ResourceWithRegion bad ->
          bad.service().equals("iam")
              ? "IAM resource " + bad.resource() + " cannot contain region information."
              : "Resource " + bad.resource() + " can not contain region information.";
      case Fault.BadIamPath _ ->
          "IAM resource path must either be \"*\" or start with "
              + String.join(", ", ResourceFormat.IAM_PATHS)
              + ".";
      case Fault.ProhibitedField bad -> "Has prohibited field " + bad.field();
      case Fault.MissingField bad -> "Missing required field " + bad.field();
      case Fault.NoPrincipals _ ->
          "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed"
              + " in policy has a statement with no principals!";
      case Fault.BadPrincipal bad ->
          "Invalid principal in policy: \"%s\":\"%s\"".formatted(bad.type(), bad.principal());
      case Fault.NotAnAssumeRoleAction _ ->
          "AssumeRole policy may only specify STS AssumeRole actions.";
      // [U]
      case Fault.OpenToEverybody _ ->
          "The resource policy grants public access, which the block public access settings do"
              + " not allow.";
      // [U] Organizations has one sentence for everything.
      case Fault.NotADenyForEverybody _ -> "The policy must deny everybody.";
    };
  }

  private static String endpoint(Fault fault) {
    return "The Policy Document is not valid. "
        + switch (fault) {
          case Fault.NotJson(int line, int column) -> syntaxError(line, column);
          case Fault.BadShape(SourceRange at) -> syntaxError(at.startLine(), at.startColumn());
          // [U]
          case Fault.TooLarge _,
              Fault.OldVersion _,
              Fault.FailsLegacyParsing _,
              Fault.SidTwice _,
              Fault.SidNotAlphanumeric _,
              Fault.NoActions _,
              Fault.NoResources _,
              Fault.ActionWithoutService _,
              Fault.ActionOfManyColons _,
              Fault.BadService _,
              Fault.ResourceNotArn _,
              Fault.BadPartition _,
              Fault.ResourceWithoutService _,
              Fault.ResourceWithRegion _,
              Fault.BadIamPath _,
              Fault.ProhibitedField _,
              Fault.MissingField _,
              Fault.NoPrincipals _,
              Fault.BadPrincipal _,
              Fault.NotAnAssumeRoleAction _,
              Fault.NotADenyForEverybody _,
              Fault.OpenToEverybody _ ->
              words(fault);
        };
  }

  private static String syntaxError(int line, int column) {
    return "Syntax error at position (" + line + "," + column + ")";
  }

  /** [U] but for the preamble and the invalid service principal. */
  private static String resource(Fault fault) {
    return fault instanceof Fault.BadPrincipal bad && bad.type().equals("Service")
        ? "Policy contains invalid service principal"
        : words(fault);
  }

  private static PolicyRefusedException organization(Fault fault) {
    return fault instanceof Fault.TooLarge(int limit)
        // [U]
        ? new PolicyRefusedException(
            "ConstraintViolationException",
            "The policy content is longer than the allowed " + limit + " characters.")
        : new PolicyRefusedException(
            "MalformedPolicyDocumentException",
            "The provided policy document does not meet the requirements of the specified policy"
                + " type.");
  }
}
