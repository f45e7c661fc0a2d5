package dev.culvert.services.cloudformation;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.cloudformation.ChangeSet.PlannedChange;
import dev.culvert.services.cloudformation.Provisioning.OnFailure;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.cloudformation.CloudFormation;
import dev.culvert.shapes.cloudformation.CloudFormationErrors;
import dev.culvert.shapes.cloudformation.CreateChangeSetRequest;
import dev.culvert.shapes.cloudformation.CreateChangeSetResponse;
import dev.culvert.shapes.cloudformation.DeleteChangeSetRequest;
import dev.culvert.shapes.cloudformation.DeleteChangeSetResponse;
import dev.culvert.shapes.cloudformation.DescribeChangeSetRequest;
import dev.culvert.shapes.cloudformation.DescribeChangeSetResponse;
import dev.culvert.shapes.cloudformation.ExecuteChangeSetRequest;
import dev.culvert.shapes.cloudformation.ExecuteChangeSetResponse;
import dev.culvert.shapes.cloudformation.ListChangeSetsRequest;
import dev.culvert.shapes.cloudformation.ListChangeSetsResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Change sets: made, looked at, carried out or thrown away. */
final class ChangeSetOperations {
  private static final String NO_CHANGES =
      "The submitted information didn't contain changes. Submit different information to create a"
          + " change set.";

  private final Stacks stacks;
  private final Works works;
  private final StackOperations updates;

  ChangeSetOperations(Stacks stacks, Works works, StackOperations updates) {
    this.stacks = stacks;
    this.works = works;
    this.updates = updates;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
                CloudFormation.CREATE_CHANGE_SET,
                (in, call) -> StackOperations.on("CreateChangeSet", in.stackName, call),
                this::create)
            .validated(),
        Operation.of(
                CloudFormation.DESCRIBE_CHANGE_SET,
                (in, call) -> on("DescribeChangeSet", in.stackName, in.changeSetName, call),
                this::describe)
            .validated(),
        Operation.of(
                CloudFormation.EXECUTE_CHANGE_SET,
                (in, call) -> on("ExecuteChangeSet", in.stackName, in.changeSetName, call),
                this::execute)
            .validated(),
        Operation.of(
                CloudFormation.DELETE_CHANGE_SET,
                (in, call) -> on("DeleteChangeSet", in.stackName, in.changeSetName, call),
                this::delete)
            .validated(),
        Operation.of(
                CloudFormation.LIST_CHANGE_SETS,
                (in, call) -> StackOperations.on("ListChangeSets", in.stackName, call),
                this::list)
            .validated());
  }

  /** A change set may be named by its ARN alone, which tells its stack. */
  private static List<Access> on(
      String operation, @Nullable String stack, @Nullable String changeSet, Call call) {
    var of =
        Optional.ofNullable(changeSet)
            .flatMap(id -> call.world().find(ChangeSet.REGISTER, id))
            .map(ChangeSet::stackId);
    return StackOperations.on(operation, of.orElse(stack), call);
  }

  private CreateChangeSetResponse create(CreateChangeSetRequest in, Call call) {
    Requests.refuse(in.roleARN != null, "service role (RoleARN)");
    Requests.refuse(
        in.resourcesToImport != null && !in.resourcesToImport.isEmpty(), "import of resources");
    var type = Objects.requireNonNullElse(in.changeSetType, "UPDATE");
    if (type.equals("IMPORT")) {
      Requests.refuse(true, "import of resources");
    }
    var create = type.equals("CREATE");
    var before = Stacks.find(in.stackName, call, call.world()).filter(stack -> !stack.gone());
    if (create && before.filter(s -> !reviewed(s)).isPresent()) {
      throw Stacks.invalid(
          "Stack [%s] already exists and cannot be created again with the changeSet [%s]."
              .formatted(in.stackName, in.changeSetName));
    }
    if (!create) {
      before.ifPresentOrElse(
          StackOperations::updatable,
          () -> {
            throw Stacks.invalid("Stack [" + in.stackName + "] does not exist");
          });
    }
    var template =
        Requests.template(in.templateBody, in.templateURL, in.usePreviousTemplate, before);
    var parameters =
        Requests.parameters(
            template,
            in.parameters,
            before.map(stack -> stack.source().parameters()).orElse(Map.of()));
    var capabilities = Objects.requireNonNullElse(in.capabilities, List.<String>of());
    Requests.capabilities(template, capabilities);
    var outside = works.outside(call);
    var source =
        Requests.source(
            template,
            parameters,
            in.tags == null
                ? before.map(stack -> stack.source().tags()).orElse(Map.of())
                : Requests.tags(in.tags),
            capabilities,
            "DO_NOTHING".equals(in.onStackFailure),
            outside);
    var stack =
        before.orElseGet(() ->
            updates.begun(Requests.stackName(in.stackName), source, "REVIEW_IN_PROGRESS", call));
    var changes = Requests.checking(() -> PlannedChanges.of(stack, source, outside, call.world()));
    var differs = !changes.isEmpty() || (!create && updates.differs(stack, source, outside));
    var made = made(in, stack, create, differs, source, changes, call);
    store(made, stack, call);
    return new CreateChangeSetResponse().id(made.id()).stackId(stack.id());
  }

  private static boolean reviewed(Stack stack) {
    return stack.state().status().equals("REVIEW_IN_PROGRESS");
  }

  private ChangeSet made(
      CreateChangeSetRequest in,
      Stack stack,
      boolean create,
      boolean differs,
      Stack.Source source,
      List<PlannedChange> changes,
      Call call) {
    var name = Objects.requireNonNull(in.changeSetName);
    return new ChangeSet(
        Requests.arn(call, "changeSet/" + name + "/" + stacks.ids().uuid()),
        name,
        stack.id(),
        create,
        differs ? "CREATE_COMPLETE" : "FAILED",
        differs ? "" : NO_CHANGES,
        differs ? "AVAILABLE" : "UNAVAILABLE",
        call.now(),
        Optional.ofNullable(in.description),
        source,
        changes);
  }

  private void store(ChangeSet made, Stack stack, Call call) {
    stacks
        .control()
        .change(world -> {
          if (of(stack.id(), world).stream().anyMatch(c -> c.name().equals(made.name()))) {
            throw CloudFormationErrors.ALREADY_EXISTS_EXCEPTION.because(
                "ChangeSet "
                    + made.name()
                    + " cannot be created due to a mismatch with"
                    + " existing attribute Template");
          }
          var with = world.with(ChangeSet.REGISTER, made);
          if (Stacks.find(stack.id(), call, world).isEmpty()) {
            if (Stacks.find(stack.name(), call, world).isPresent()) {
              throw Requests.alreadyExists(stack.name());
            }
            with = stacks.told(with.with(Stack.REGISTER, stack), stack);
          }
          return new Changed<>(with, made);
        });
  }

  private static List<ChangeSet> of(String stackId, World world) {
    return world.all(ChangeSet.REGISTER).stream()
        .filter(set -> set.stackId().equals(stackId))
        .sorted(Comparator.comparing(ChangeSet::created))
        .toList();
  }

  private static ChangeSet find(
      @Nullable String stack, @Nullable String name, Call call, World world) {
    var byId = Optional.ofNullable(name).flatMap(id -> world.find(ChangeSet.REGISTER, id));
    if (byId.isPresent() && Stacks.find(byId.get().stackId(), call, world).isPresent()) {
      return byId.get();
    }
    return Stacks.find(stack, call, world).stream()
        .flatMap(found -> of(found.id(), world).stream())
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            CloudFormationErrors.CHANGE_SET_NOT_FOUND.because(
                "ChangeSet [" + name + "] does not exist"));
  }

  private DescribeChangeSetResponse describe(DescribeChangeSetRequest in, Call call) {
    var set = find(in.stackName, in.changeSetName, call, call.world());
    var stack = Stacks.named(set.stackId(), call, call.world());
    return ChangeSetAnswer.described(set, stack);
  }

  private ListChangeSetsResponse list(ListChangeSetsRequest in, Call call) {
    var stack = Stacks.named(in.stackName, call, call.world());
    return new ListChangeSetsResponse()
        .summaries(
            of(stack.id(), call.world()).stream()
                .map(set -> ChangeSetAnswer.summary(set, stack))
                .toList());
  }

  private ExecuteChangeSetResponse execute(ExecuteChangeSetRequest in, Call call) {
    var set = find(in.stackName, in.changeSetName, call, call.world());
    var stack = Stacks.named(set.stackId(), call, call.world());
    if (!set.execution().equals("AVAILABLE")) {
      throw CloudFormationErrors.INVALID_CHANGE_SET_STATUS.because(
          "ChangeSet [%s] cannot be executed in its current status of [%s]"
              .formatted(set.id(), set.status()));
    }
    if (reviewed(stack)) {
      begin(set, stack, call);
    } else {
      updates.begin(stack, set.source(), call);
    }
    // The others were thought out for a stack that is no longer so.
    stacks
        .control()
        .change(world -> {
          var after = world;
          for (var other : of(stack.id(), world)) {
            after = after.without(ChangeSet.REGISTER, other.id());
          }
          return new Changed<>(after, set);
        });
    return new ExecuteChangeSetResponse();
  }

  private void begin(ChangeSet set, Stack reviewed, Call call) {
    var stack =
        reviewed.from(set.source(), Optional.empty()).in("CREATE_IN_PROGRESS", "User Initiated");
    stacks
        .control()
        .change(
            world -> new Changed<>(stacks.told(world.with(Stack.REGISTER, stack), stack), stack));
    var onFailure = set.source().keepAfterFailure() ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK;
    works.start(stack.id(), call, provisioning -> provisioning.create(onFailure));
  }

  private DeleteChangeSetResponse delete(DeleteChangeSetRequest in, Call call) {
    return stacks
        .control()
        .change(world -> {
          var set = find(in.stackName, in.changeSetName, call, world);
          return new Changed<>(
              world.without(ChangeSet.REGISTER, set.id()), new DeleteChangeSetResponse());
        });
  }
}
