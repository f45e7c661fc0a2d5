package dev.culvert.services.cloudformation;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.cloudformation.Provisioning.OnFailure;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.cloudformation.CloudFormation;
import dev.culvert.shapes.cloudformation.CreateStackRequest;
import dev.culvert.shapes.cloudformation.CreateStackResponse;
import dev.culvert.shapes.cloudformation.DeleteStackRequest;
import dev.culvert.shapes.cloudformation.DeleteStackResponse;
import dev.culvert.shapes.cloudformation.UpdateStackRequest;
import dev.culvert.shapes.cloudformation.UpdateStackResponse;
import dev.culvert.shapes.cloudformation.UpdateTerminationProtectionRequest;
import dev.culvert.shapes.cloudformation.UpdateTerminationProtectionResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes stacks: the answer comes at once, the work goes on behind it. */
final class StackOperations {
  private static final Set<String> UPDATABLE =
      Set.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE");

  private final Stacks stacks;
  private final Works works;

  StackOperations(Stacks stacks, Works works) {
    this.stacks = stacks;
    this.works = works;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                CloudFormation.CREATE_STACK,
                (in, call) -> on("CreateStack", in.stackName, call),
                this::create)
            .validated(),
        Operation.of(
                CloudFormation.UPDATE_STACK,
                (in, call) -> on("UpdateStack", in.stackName, call),
                this::update)
            .validated(),
        Operation.of(
                CloudFormation.DELETE_STACK,
                (in, call) -> on("DeleteStack", in.stackName, call),
                this::delete)
            .validated(),
        Operation.of(
                CloudFormation.UPDATE_TERMINATION_PROTECTION,
                (in, call) -> on("UpdateTerminationProtection", in.stackName, call),
                this::protect)
            .validated());
  }

  static List<Access> on(String operation, @Nullable String stack, Call call) {
    var given = Objects.requireNonNullElse(stack, "*");
    var resource =
        given.startsWith("arn:")
            ? given
            : Stacks.find(given, call, call.world())
                .map(Stack::id)
                .orElseGet(() -> call.arn("cloudformation", "stack/" + given + "/*"));
    return List.of(Access.to("cloudformation:" + operation, resource, call.account()));
  }

  private CreateStackResponse create(CreateStackRequest in, Call call) {
    Requests.refuse(in.roleARN != null, "service role (RoleARN)");
    Requests.refuse(in.stackPolicyBody != null || in.stackPolicyURL != null, "stack policies");
    var name = Requests.stackName(in.stackName);
    var template = Requests.template(in.templateBody, in.templateURL, false, Optional.empty());
    var parameters = Requests.parameters(template, in.parameters, Map.of());
    var capabilities = Objects.requireNonNullElse(in.capabilities, List.<String>of());
    Requests.capabilities(template, capabilities);
    var onFailure = onFailure(in);
    var source =
        Requests.source(
            template,
            parameters,
            Requests.tags(in.tags),
            capabilities,
            onFailure == OnFailure.DO_NOTHING,
            works.outside(call));
    var stack =
        begun(name, source, "CREATE_IN_PROGRESS", call)
            .terminationProtected(Boolean.TRUE.equals(in.enableTerminationProtection));
    stacks
        .control()
        .change(world -> {
          if (Stacks.find(name, call, world).isPresent()) {
            throw Requests.alreadyExists(name);
          }
          return new Changed<>(stacks.told(world.with(Stack.REGISTER, stack), stack), stack);
        });
    works.start(stack.id(), call, provisioning -> provisioning.create(onFailure));
    return new CreateStackResponse().stackId(stack.id());
  }

  private static OnFailure onFailure(CreateStackRequest in) {
    if (in.onFailure != null && in.disableRollback != null) {
      throw Stacks.invalid("You can specify either DisableRollback or OnFailure, but not both");
    }
    if (Boolean.TRUE.equals(in.disableRollback)) {
      return OnFailure.DO_NOTHING;
    }
    return in.onFailure == null ? OnFailure.ROLLBACK : OnFailure.valueOf(in.onFailure);
  }

  Stack begun(String name, Stack.Source source, String status, Call call) {
    return new Stack(
        call.account(),
        call.region(),
        Requests.arn(call, "stack/" + name + "/" + stacks.ids().uuid()),
        name,
        new Stack.State(status, status.equals("CREATE_IN_PROGRESS") ? "User Initiated" : ""),
        source,
        call.now(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        List.of());
  }

  private UpdateStackResponse update(UpdateStackRequest in, Call call) {
    Requests.refuse(in.roleARN != null, "service role (RoleARN)");
    Requests.refuse(in.stackPolicyBody != null || in.stackPolicyURL != null, "stack policies");
    Requests.refuse(Boolean.TRUE.equals(in.disableRollback), "updates without rollback");
    var before = Stacks.named(in.stackName, call, call.world());
    updatable(before);
    var template =
        Requests.template(
            in.templateBody, in.templateURL, in.usePreviousTemplate, Optional.of(before));
    var parameters = Requests.parameters(template, in.parameters, before.source().parameters());
    var capabilities = Objects.requireNonNullElse(in.capabilities, List.<String>of());
    Requests.capabilities(template, capabilities);
    var outside = works.outside(call);
    var source =
        Requests.source(
            template,
            parameters,
            in.tags == null ? before.source().tags() : Requests.tags(in.tags),
            capabilities,
            false,
            outside);
    if (!differs(before, source, outside)) {
      throw Stacks.invalid("No updates are to be performed.");
    }
    begin(before, source, call);
    return new UpdateStackResponse().stackId(before.id());
  }

  static void updatable(Stack stack) {
    if (!UPDATABLE.contains(stack.state().status())) {
      throw Stacks.invalid(
          "Stack:%s is in %s state and can not be updated."
              .formatted(stack.id(), stack.state().status()));
    }
  }

  /** Whether resources, outputs or tags would change. */
  boolean differs(Stack before, Stack.Source source, Outside outside) {
    if (!before.source().tags().equals(source.tags())) {
      return true;
    }
    var world = stacks.control().world();
    return Requests.checking(() -> {
      var changes = PlannedChanges.of(before, source, outside, world);
      return !changes.isEmpty() || PlannedOutputs.differ(before, source, outside, world);
    });
  }

  /** Starts an update, unless somebody else has. */
  void begin(Stack before, Stack.Source source, Call call) {
    stacks
        .control()
        .change(world -> {
          var current = Stacks.named(before.id(), call, world);
          updatable(current);
          var stack =
              current
                  .from(source, Optional.of(call.now()))
                  .in("UPDATE_IN_PROGRESS", "User Initiated");
          return new Changed<>(stacks.told(world.with(Stack.REGISTER, stack), stack), stack);
        });
    works.start(before.id(), call, provisioning -> provisioning.update(before));
  }

  private DeleteStackResponse delete(DeleteStackRequest in, Call call) {
    Requests.refuse(in.roleARN != null, "service role (RoleARN)");
    Requests.refuse(in.retainResources != null && !in.retainResources.isEmpty(), "RetainResources");
    var found = Stacks.find(in.stackName, call, call.world());
    if (found.isEmpty() || found.get().gone()) {
      return new DeleteStackResponse();
    }
    var id = found.get().id();
    stacks
        .control()
        .change(world -> {
          var stack = deletable(Stacks.named(id, call, world), world);
          return new Changed<>(stacks.told(world.with(Stack.REGISTER, stack), stack), stack);
        });
    works.start(id, call, Provisioning::delete);
    return new DeleteStackResponse();
  }

  private static Stack deletable(Stack stack, World world) {
    if (stack.terminationProtected()) {
      throw Stacks.invalid(
          "Stack [%s] cannot be deleted while TerminationProtection is enabled"
              .formatted(stack.name()));
    }
    if (stack.state().busy()) {
      throw Stacks.invalid(
          "Stack:%s is in %s state and can not be deleted."
              .formatted(stack.id(), stack.state().status()));
    }
    for (var output : stack.outputs()) {
      if (output.exportName().isPresent()) {
        var users = Imports.of(output.exportName().get(), stack, world);
        if (!users.isEmpty()) {
          throw Stacks.invalid(
              "Export %s cannot be deleted as it is in use by %s"
                  .formatted(output.exportName().get(), String.join(", ", users)));
        }
      }
    }
    return stack.in("DELETE_IN_PROGRESS", "User Initiated");
  }

  private UpdateTerminationProtectionResponse protect(
      UpdateTerminationProtectionRequest in, Call call) {
    var stack = Stacks.named(in.stackName, call, call.world());
    stacks.change(
        stack.id(),
        s -> s.terminationProtected(Boolean.TRUE.equals(in.enableTerminationProtection)));
    return new UpdateTerminationProtectionResponse().stackId(stack.id());
  }
}
