package dev.culvert.services.iam;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.AuthorizationRequest;
import dev.culvert.policy.Context;
import dev.culvert.policy.MatchedStatement;
import dev.culvert.policy.OrganizationLevel;
import dev.culvert.policy.Policies;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyType;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.policy.Simulation;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.EvaluationResult;
import dev.culvert.shapes.iam.GetContextKeysForCustomPolicyRequest;
import dev.culvert.shapes.iam.GetContextKeysForCustomPolicyResponse;
import dev.culvert.shapes.iam.GetContextKeysForPrincipalPolicyRequest;
import dev.culvert.shapes.iam.GetContextKeysForPrincipalPolicyResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.OrganizationsDecisionDetail;
import dev.culvert.shapes.iam.PermissionsBoundaryDecisionDetail;
import dev.culvert.shapes.iam.Position;
import dev.culvert.shapes.iam.SimulateCustomPolicyRequest;
import dev.culvert.shapes.iam.SimulateCustomPolicyResponse;
import dev.culvert.shapes.iam.SimulatePrincipalPolicyRequest;
import dev.culvert.shapes.iam.SimulatePrincipalPolicyResponse;
import dev.culvert.shapes.iam.Statement;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The policy simulator: the evaluator that decides real requests, asked about imagined ones.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">IAM:
 *     SimulatePrincipalPolicy</a>
 */
final class SimulationOperations {
  private final Simulated simulated;

  SimulationOperations(Simulated simulated) {
    this.simulated = simulated;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.SIMULATE_PRINCIPAL_POLICY,
            (in, call) ->
                Asked.of(
                    Objects.requireNonNullElse(in.policySourceArn, "*"),
                    Map.of(),
                    "SimulatePrincipalPolicy",
                    call,
                    keys -> {}),
            this::ofPrincipal),
        Operation.of(Iam.SIMULATE_CUSTOM_POLICY, SimulationOperations::custom),
        Operation.of(
            Iam.GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY,
            (in, call) ->
                Asked.of(
                    Objects.requireNonNullElse(in.policySourceArn, "*"),
                    Map.of(),
                    "GetContextKeysForPrincipalPolicy",
                    call,
                    keys -> {}),
            this::keysOfPrincipal),
        Operation.of(Iam.GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY, SimulationOperations::keysOfCustom));
  }

  /** One simulation: who asks, under which policies, with which keys. */
  private record Question(
      Principal principal,
      Policies policies,
      Context context,
      String account,
      @Nullable String resourceOwner) {

    EvaluationResult answer(String action, String resource) {
      var owner = resourceOwner == null ? account : resourceOwner;
      var simulation =
          Simulation.of(
              AuthorizationRequest.of(principal, action, resource, owner, context), policies);
      return new EvaluationResult()
          .evalActionName(action)
          .evalResourceName(resource)
          .evalDecision(simulation.outcome().text())
          .matchedStatements(simulation.matched().stream().map(Question::statement).toList())
          .missingContextValues(simulation.missingContextValues())
          .organizationsDecisionDetail(
              simulation
                  .allowedByOrganizations()
                  .map(it -> new OrganizationsDecisionDetail().allowedByOrganizations(it))
                  .orElse(null))
          .permissionsBoundaryDecisionDetail(
              simulation
                  .allowedByBoundary()
                  .map(it ->
                      new PermissionsBoundaryDecisionDetail().allowedByPermissionsBoundary(it))
                  .orElse(null));
    }

    private static Statement statement(MatchedStatement matched) {
      var range = matched.statement().simulatedRange();
      return new Statement()
          .sourcePolicyId(matched.policy().name())
          .sourcePolicyType(type(matched.policy()))
          .startPosition(position(range.startLine(), range.startColumn()))
          .endPosition(position(range.endLine(), range.endColumn()));
    }

    private static String type(AttachedPolicy policy) {
      return policy.document().kind().type() == PolicyType.RESOURCE
          ? "Resource Policy"
          : "IAM Policy";
    }

    private static Position position(int line, int column) {
      return new Position().line(line).column(column);
    }
  }

  private SimulatePrincipalPolicyResponse ofPrincipal(
      SimulatePrincipalPolicyRequest input, Call call) {
    var source = simulated.find(input.policySourceArn, call.account(), call.world());
    var policies = Policies.builder();
    source.policies().forEach(policies::identity);
    SimulationInput.policies("PolicyInputList", input.policyInputList, PolicyKind.INLINE)
        .forEach(policies::identity);
    var boundary =
        SimulationInput.policies(
            "PermissionsBoundaryPolicyInputList",
            input.permissionsBoundaryPolicyInputList,
            PolicyKind.BOUNDARY);
    (boundary.isEmpty() ? source.boundary() : boundary).forEach(policies::boundary);
    resourcePolicy(input.resourcePolicy).ifPresent(policies::resource);
    source.serviceControl().forEach(policies::serviceControl);
    var caller =
        input.callerArn == null ? source.principal() : caller(input.callerArn, call.world());
    var context =
        Context.builder()
            .with(new PrincipalKeys(caller, source.tags(), Optional.empty(), Optional.empty()))
            .with(SimulationInput.context(input.contextEntries))
            .build();
    var page =
        page(
            new Question(
                caller, policies.build(), context, call.account(), owner(input.resourceOwner)),
            input.actionNames,
            input.resourceArns,
            input.marker,
            input.maxItems);
    return new SimulatePrincipalPolicyResponse()
        .evaluationResults(page.items())
        .isTruncated(page.truncated())
        .marker(page.marker());
  }

  private static SimulateCustomPolicyResponse custom(SimulateCustomPolicyRequest input, Call call) {
    var policies = Policies.builder();
    SimulationInput.policies("PolicyInputList", input.policyInputList, PolicyKind.INLINE)
        .forEach(policies::identity);
    SimulationInput.policies(
            "PermissionsBoundaryPolicyInputList",
            input.permissionsBoundaryPolicyInputList,
            PolicyKind.BOUNDARY)
        .forEach(policies::boundary);
    resourcePolicy(input.resourcePolicy).ifPresent(policies::resource);
    var levels =
        Objects.requireNonNullElse(
            input.orderedOrganizationPolicyInputList,
            List.<dev.culvert.shapes.iam.OrderedOrganizationPolicyType>of());
    for (var level : levels) {
      policies.serviceControl(
          new OrganizationLevel(
              "",
              SimulationInput.policies(
                  "ServiceControlPolicyInputList",
                  level.serviceControlPolicyInputList,
                  PolicyKind.SERVICE_CONTROL)));
    }
    var caller =
        input.callerArn == null
            ? new Principal.User(
                call.account(), "arn:aws:iam::" + call.account() + ":user/simulated", "AIDA")
            : caller(input.callerArn, call.world());
    var context = Context.builder();
    if (input.callerArn != null) {
      context.with(PrincipalKeys.of(caller));
    }
    context.with(SimulationInput.context(input.contextEntries));
    var page =
        page(
            new Question(
                caller,
                policies.build(),
                context.build(),
                call.account(),
                owner(input.resourceOwner)),
            input.actionNames,
            input.resourceArns,
            input.marker,
            input.maxItems);
    return new SimulateCustomPolicyResponse()
        .evaluationResults(page.items())
        .isTruncated(page.truncated())
        .marker(page.marker());
  }

  private static Page<EvaluationResult> page(
      Question question,
      @Nullable List<String> actions,
      @Nullable List<String> resources,
      @Nullable String marker,
      @Nullable Integer maxItems) {
    var names = Objects.requireNonNullElse(actions, List.<String>of());
    var arns = resources == null || resources.isEmpty() ? List.of("*") : resources;
    record Asking(String key, String action, String resource) {}
    var all = new ArrayList<Asking>();
    for (var action : names) {
      if (action.indexOf(':') < 0) {
        throw new AwsException("InvalidInput", "Invalid action: " + action, 400);
      }
      for (var arn : arns) {
        all.add(new Asking("%06d".formatted(all.size()), action, arn));
      }
    }
    var page = Page.of(all, Asking::key, marker, maxItems);
    return new Page<>(
        page.items().stream().map(it -> question.answer(it.action(), it.resource())).toList(),
        page.marker());
  }

  private static Optional<AttachedPolicy> resourcePolicy(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(found ->
            AttachedPolicy.inline(
                "ResourcePolicy", SimulationInput.document(found, PolicyKind.RESOURCE)));
  }

  private static Principal caller(String arn, World world) {
    return Principals.principal(arn, world)
        .orElseThrow(() -> new AwsException("InvalidInput", "Invalid caller ARN: " + arn, 400));
  }

  /** The API takes an account's ARN. */
  private static @Nullable String owner(@Nullable String arn) {
    return arn == null || arn.indexOf(':') < 0 ? arn : Principals.account(arn);
  }

  private GetContextKeysForPrincipalPolicyResponse keysOfPrincipal(
      GetContextKeysForPrincipalPolicyRequest input, Call call) {
    var source = simulated.find(input.policySourceArn, call.account(), call.world());
    var policies = new ArrayList<>(source.policies());
    policies.addAll(
        SimulationInput.policies("PolicyInputList", input.policyInputList, PolicyKind.INLINE));
    return new GetContextKeysForPrincipalPolicyResponse().contextKeyNames(keys(policies));
  }

  private static GetContextKeysForCustomPolicyResponse keysOfCustom(
      GetContextKeysForCustomPolicyRequest input, Call call) {
    return new GetContextKeysForCustomPolicyResponse()
        .contextKeyNames(
            keys(
                SimulationInput.policies(
                    "PolicyInputList", input.policyInputList, PolicyKind.INLINE)));
  }

  private static List<String> keys(List<AttachedPolicy> policies) {
    var keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    policies.forEach(policy -> keys.addAll(policy.document().contextKeys()));
    return List.copyOf(keys);
  }
}
