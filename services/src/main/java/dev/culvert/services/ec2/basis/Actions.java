package dev.culvert.services.ec2.basis;

import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.shapes.ec2.TagSpecification;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations of EC2 out of what is particular to each. Here is what they have in common: a
 * dry run stops after everything was checked, a client token makes a retry harmless, a change
 * happens as a whole or not at all, and policies are asked about each resource that is touched.
 */
public final class Actions {
  private final Control control;
  private final Ids ids;

  public Actions(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  /** Answers from what is there. */
  @FunctionalInterface
  public interface Reading<I, O> {
    O read(I input, Seen seen);
  }

  /** Changes the draft and answers; may refuse at any point. */
  @FunctionalInterface
  public interface Changing<I, O> {
    O change(I input, Draft draft);
  }

  /** Makes something in the draft and tells its id; may refuse at any point. */
  @FunctionalInterface
  public interface Creating<I> {
    String create(I input, Draft draft);
  }

  /** The answer about something that was made, now or by an earlier request. */
  @FunctionalInterface
  public interface Showing<I, O> {
    O show(String id, I input, Seen seen);
  }

  public <I extends Structure, O extends Structure> Operation<I, O> read(
      OperationShape<I, O> shape, Reading<I, O> reading) {
    return read(shape, _ -> Touched.nothing(), reading);
  }

  public <I extends Structure, O extends Structure> Operation<I, O> read(
      OperationShape<I, O> shape, Function<I, Touched> touched, Reading<I, O> reading) {
    return Operation.of(
        shape,
        accesses(shape, touched),
        (input, call) -> {
          var output = reading.read(input, new Seen(control.world(), Scope.of(call)));
          refuseDryRun(input);
          return output;
        });
  }

  public <I extends Structure, O extends Structure> Operation<I, O> change(
      OperationShape<I, O> shape, Function<I, Touched> touched, Changing<I, O> changing) {
    return Operation.of(
        shape, accesses(shape, touched), (input, call) -> run(input, call, changing));
  }

  public <I extends Structure, O extends Structure> Operation<I, O> create(
      OperationShape<I, O> shape,
      Function<I, Touched> touched,
      Creating<I> creating,
      Showing<I, O> showing) {
    return change(
        shape,
        touched,
        (input, draft) -> showing.show(once(shape, input, draft, creating), input, draft.seen()));
  }

  private <I extends Structure, O> O run(I input, Call call, Changing<I, O> changing) {
    return control.change(world -> {
      var draft = new Draft(world, Scope.of(call), ids);
      var output = changing.change(input, draft);
      refuseDryRun(input);
      return new Control.Changed<>(draft.world(), output);
    });
  }

  private static void refuseDryRun(Structure input) {
    if (Boolean.TRUE.equals(Parameters.member(input, "DryRun"))) {
      throw Refusals.dryRun();
    }
  }

  private static <I extends Structure> String once(
      OperationShape<I, ?> shape, I input, Draft draft, Creating<I> creating) {
    var token = (String) Parameters.member(input, "ClientToken");
    if (token == null || token.isEmpty()) {
      return creating.create(input, draft);
    }
    if (token.length() > ClientToken.MAX_CHARACTERS) {
      throw new AwsException(
          "InvalidClientToken", "The client token may not be longer than 64 characters.");
    }
    var scope = draft.scope();
    var parameters = Parameters.digest(input);
    var earlier =
        draft
            .world()
            .find(
                ClientToken.REGISTER,
                ClientToken.key(scope.account(), scope.region(), shape.name(), token));
    if (earlier.isPresent()) {
      if (!earlier.get().parameters().equals(parameters)) {
        throw new AwsException(
            "IdempotentParameterMismatch",
            "The client token you have provided is associated with a resource that is already"
                + " deleted or was created with different parameters.");
      }
      return earlier.get().resourceId();
    }
    forgetOldTokens(draft);
    var id = creating.create(input, draft);
    draft.put(
        ClientToken.REGISTER,
        new ClientToken(
            scope.account(), scope.region(), shape.name(), token, parameters, id, scope.now()));
    return id;
  }

  private static void forgetOldTokens(Draft draft) {
    var kept = draft.world().records(ClientToken.REGISTER);
    if (kept.size() < ClientToken.MAX_KEPT) {
      return;
    }
    var since = draft.scope().now().minus(ClientToken.KEPT_FOR);
    kept.forEach((key, use) -> {
      if (use.used().isBefore(since)) {
        draft.remove(ClientToken.REGISTER, key);
      }
    });
  }

  private <I extends Structure> Operation.Accesses<I> accesses(
      OperationShape<I, ?> shape, Function<I, Touched> touched) {
    var action = shape.toString();
    return (input, call) -> {
      var about = touched.apply(input);
      var items = about.items();
      var requested = Context.builder().with(requestedTags(input)).with(about.keys()).build();
      var accesses = new ArrayList<Access>();
      for (var item : items) {
        accesses.add(access(action, item, requested, call));
      }
      if (accesses.isEmpty()) {
        accesses.add(Access.to(action, "*", call.account()).with(requested));
      }
      if (requested.has("aws:TagKeys") && !action.equals("ec2:CreateTags")) {
        items.stream()
            .filter(item -> item.id().equals("*"))
            .forEach(item ->
                accesses.add(
                    access("ec2:CreateTags", item, requested, call)
                        .with(Context.builder().put("ec2:CreateAction", shape.name()).build())));
      }
      return accesses;
    };
  }

  private Access access(String action, Touched.Item item, Context requested, Call call) {
    var keys = Context.builder().put("ec2:Region", call.region()).with(requested);
    Tags.map(control.world(), call.account(), item.id())
        .forEach((key, value) ->
            keys.put("aws:ResourceTag/" + key, value).put("ec2:ResourceTag/" + key, value));
    var arn = call.arn("ec2", item.kind().arnPart(item.id()));
    return Access.to(action, arn, call.account()).with(keys.build());
  }

  /** {@code aws:RequestTag/…} and {@code aws:TagKeys} of the tags that a request gives. */
  @SuppressWarnings("unchecked") // members called TagSpecifications have one type
  private static Context requestedTags(Structure input) {
    var specifications =
        (@Nullable List<TagSpecification>) Parameters.member(input, "TagSpecifications");
    var tags = new TreeMap<String, String>();
    for (var specification : Given.list(specifications)) {
      for (var tag : Given.list(specification.tags)) {
        tags.put(tag.key == null ? "" : tag.key, tag.value == null ? "" : tag.value);
      }
    }
    if (tags.isEmpty()) {
      return Context.EMPTY;
    }
    var keys = Context.builder();
    tags.forEach((key, value) -> keys.put("aws:RequestTag/" + key, value));
    return keys.put("aws:TagKeys", tags.keySet()).build();
  }
}
