package dev.culvert.services.ec2.instance;

import dev.culvert.services.Access;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssociateIamInstanceProfileRequest;
import dev.culvert.shapes.ec2.AssociateIamInstanceProfileResponse;
import dev.culvert.shapes.ec2.DescribeIamInstanceProfileAssociationsRequest;
import dev.culvert.shapes.ec2.DescribeIamInstanceProfileAssociationsResponse;
import dev.culvert.shapes.ec2.DisassociateIamInstanceProfileRequest;
import dev.culvert.shapes.ec2.DisassociateIamInstanceProfileResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IamInstanceProfileAssociation;
import dev.culvert.shapes.ec2.IamInstanceProfileSpecification;
import dev.culvert.shapes.ec2.ReplaceIamInstanceProfileAssociationRequest;
import dev.culvert.shapes.ec2.ReplaceIamInstanceProfileAssociationResponse;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives instances their instance profile, and with it their role; programs have it at once. */
public final class ProfileAssociations {
  private static final Filters<IamInstanceProfileAssociation> FILTERS =
      Filters.<IamInstanceProfileAssociation>untagged()
          .on("instance-id", it -> it.instanceId)
          .on("state", it -> it.state);

  private final Actions actions;

  public ProfileAssociations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        passing(
            actions.change(
                Ec2.ASSOCIATE_IAM_INSTANCE_PROFILE,
                input -> Touched.the(Kind.INSTANCE, input.instanceId),
                ProfileAssociations::associate),
            input -> input.iamInstanceProfile),
        passing(
            actions.change(
                Ec2.REPLACE_IAM_INSTANCE_PROFILE_ASSOCIATION,
                _ -> Touched.nothing(),
                ProfileAssociations::replace),
            input -> input.iamInstanceProfile),
        actions.change(
            Ec2.DISASSOCIATE_IAM_INSTANCE_PROFILE,
            _ -> Touched.nothing(),
            ProfileAssociations::disassociate),
        actions.read(
            Ec2.DESCRIBE_IAM_INSTANCE_PROFILE_ASSOCIATIONS, ProfileAssociations::describe));
  }

  private static <I extends Structure, O extends Structure> Operation<I, O> passing(
      Operation<I, O> operation, Function<I, @Nullable IamInstanceProfileSpecification> profile) {
    return Operation.of(
        operation.shape(),
        (input, call) -> {
          var accesses = new ArrayList<Access>(operation.accesses().of(input, call));
          accesses.addAll(Profiles.passRole(profile.apply(input), call));
          return accesses;
        },
        operation.behaviour());
  }

  private static AssociateIamInstanceProfileResponse associate(
      AssociateIamInstanceProfileRequest input, Draft draft) {
    var it = Instances.living(draft, input.instanceId);
    if (it.profile().isPresent()) {
      throw new AwsException(
          "IncorrectState", "There is an existing association for instance " + it.id());
    }
    var changed = it.with(Optional.of(profile(input.iamInstanceProfile, draft)));
    draft.put(Instance.REGISTER, changed);
    return new AssociateIamInstanceProfileResponse()
        .iamInstanceProfileAssociation(shown(changed, draft.seen()).state("associating"));
  }

  private static Instance.Profile profile(
      @Nullable IamInstanceProfileSpecification given, Draft draft) {
    var found =
        Profiles.requested(given, draft.scope().account(), draft.world())
            .orElseThrow(() -> Refusals.missing("IamInstanceProfile"));
    return new Instance.Profile(
        draft.newId(Kind.PROFILE_ASSOCIATION), found.name(), draft.scope().now());
  }

  private static Instance associated(@Nullable String given, Seen seen) {
    var id = Given.required(given, "AssociationId");
    Kind.PROFILE_ASSOCIATION.check(id);
    return Instances.all(seen).stream()
        .filter(it -> it.profile().filter(has -> has.associationId().equals(id)).isPresent())
        .findFirst()
        .orElseThrow(() -> Kind.PROFILE_ASSOCIATION.notFound(id));
  }

  private static ReplaceIamInstanceProfileAssociationResponse replace(
      ReplaceIamInstanceProfileAssociationRequest input, Draft draft) {
    var it = associated(input.associationId, draft.seen());
    var changed = it.with(Optional.of(profile(input.iamInstanceProfile, draft)));
    draft.put(Instance.REGISTER, changed);
    return new ReplaceIamInstanceProfileAssociationResponse()
        .iamInstanceProfileAssociation(shown(changed, draft.seen()).state("associating"));
  }

  private static DisassociateIamInstanceProfileResponse disassociate(
      DisassociateIamInstanceProfileRequest input, Draft draft) {
    var it = associated(input.associationId, draft.seen());
    draft.put(Instance.REGISTER, it.with(Optional.<Instance.Profile>empty()));
    return new DisassociateIamInstanceProfileResponse()
        .iamInstanceProfileAssociation(shown(it, draft.seen()).state("disassociating"));
  }

  private static DescribeIamInstanceProfileAssociationsResponse describe(
      DescribeIamInstanceProfileAssociationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.associationIds);
    var instances =
        ids.isEmpty()
            ? Instances.all(seen).stream().filter(it -> it.profile().isPresent()).toList()
            : ids.stream().map(id -> associated(id, seen)).toList();
    var all = instances.stream().map(it -> shown(it, seen)).toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.associationId));
    return new DescribeIamInstanceProfileAssociationsResponse()
        .iamInstanceProfileAssociations(page.items())
        .nextToken(page.next());
  }

  private static IamInstanceProfileAssociation shown(Instance it, Seen seen) {
    var profile = it.profile().orElseThrow();
    return new IamInstanceProfileAssociation()
        .associationId(profile.associationId())
        .instanceId(it.id())
        .iamInstanceProfile(InstanceAnswer.shown(it, profile, seen))
        .state("associated");
  }
}
