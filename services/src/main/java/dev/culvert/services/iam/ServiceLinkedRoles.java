package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.iam.CreateServiceLinkedRoleRequest;
import dev.culvert.shapes.iam.CreateServiceLinkedRoleResponse;
import dev.culvert.shapes.iam.DeleteServiceLinkedRoleRequest;
import dev.culvert.shapes.iam.DeleteServiceLinkedRoleResponse;
import dev.culvert.shapes.iam.GetServiceLinkedRoleDeletionStatusRequest;
import dev.culvert.shapes.iam.GetServiceLinkedRoleDeletionStatusResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.wire.aws.AwsException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Roles that belong to AWS services: records that nobody but the service may change. */
final class ServiceLinkedRoles {
  /** Those whose names do not follow from the service's. */
  private static final Map<String, String> NAMES =
      Map.of(
          "replication.dynamodb.amazonaws.com", "AWSServiceRoleForDynamoDBReplication",
          "contributorinsights.dynamodb.amazonaws.com",
              "AWSServiceRoleForDynamoDBCloudWatchContributorInsights",
          "kinesisreplication.dynamodb.amazonaws.com",
              "AWSServiceRoleForDynamoDBKinesisDataStreamsReplication",
          "dynamodb.application-autoscaling.amazonaws.com",
              "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable",
          "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling",
          "elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing",
          "spot.amazonaws.com", "AWSServiceRoleForEC2Spot",
          "vpc-lattice.amazonaws.com", "AWSServiceRoleForVpcLattice",
          "ecs.amazonaws.com", "AWSServiceRoleForECS",
          "organizations.amazonaws.com", "AWSServiceRoleForOrganizations");

  private final Control control;
  private final Ids ids;

  ServiceLinkedRoles(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_SERVICE_LINKED_ROLE,
            (in, call) ->
                Asked.of(
                    Asked.arn(call, "role/aws-service-role/" + in.awsServiceName + "/" + name(in)),
                    Map.of(),
                    "CreateServiceLinkedRole",
                    call,
                    keys -> {
                      if (in.awsServiceName != null) {
                        keys.put("iam:AWSServiceName", in.awsServiceName);
                      }
                    }),
            this::create),
        Operation.of(
            Iam.DELETE_SERVICE_LINKED_ROLE,
            (in, call) -> Asked.role(in.roleName, "DeleteServiceLinkedRole", call),
            this::delete),
        Operation.of(
            Iam.GET_SERVICE_LINKED_ROLE_DELETION_STATUS,
            (in, call) -> Asked.role(null, "GetServiceLinkedRoleDeletionStatus", call),
            ServiceLinkedRoles::status));
  }

  static AwsException unmodifiable(Role role) {
    return new AwsException(
        "UnmodifiableEntity",
        "Cannot perform the operation on the protected role '"
            + role.name()
            + "' - this role is only modifiable by AWS",
        400);
  }

  private CreateServiceLinkedRoleResponse create(CreateServiceLinkedRoleRequest input, Call call) {
    var service = IamErrors.required(input.awsServiceName, "AWSServiceName");
    var name = name(input);
    var role =
        new Role(
            call.account(),
            name,
            "/aws-service-role/" + service + "/",
            ids.unique("AROA"),
            call.now(),
            Optional.ofNullable(input.description),
            """
            {"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow",\
            "Principal":{"Service":["%s"]}}]}\
            """
                .formatted(service),
            new TreeMap<>(),
            Set.of(),
            Optional.empty(),
            RoleOperations.DEFAULT_SESSION_SECONDS,
            Map.of());
    return control.change(world -> {
      if (world.find(Role.REGISTER, Role.key(role.account(), name)).isPresent()) {
        throw new AwsException(
            "InvalidInput",
            "Service role name "
                + name
                + " has been taken in this account, please try a different suffix.",
            400);
      }
      return new Changed<>(
          world.with(Role.REGISTER, role),
          new CreateServiceLinkedRoleResponse().role(RoleOperations.shape(role, world)));
    });
  }

  private DeleteServiceLinkedRoleResponse delete(DeleteServiceLinkedRoleRequest input, Call call) {
    return control.change(world -> {
      var role = RoleOperations.find(input.roleName, call, world);
      if (!role.isServiceLinked()) {
        throw new AwsException(
            "InvalidInput", "The role " + role.name() + " is not a service-linked role.", 400);
      }
      return new Changed<>(
          world.without(Role.REGISTER, Role.key(role.account(), role.name())),
          new DeleteServiceLinkedRoleResponse()
              .deletionTaskId("task" + role.path() + role.name() + "/" + ids.uuid()));
    });
  }

  /** Deletion is done when it is answered. */
  private static GetServiceLinkedRoleDeletionStatusResponse status(
      GetServiceLinkedRoleDeletionStatusRequest input, Call call) {
    var parts = IamErrors.required(input.deletionTaskId, "deletionTaskId").split("/", 6);
    if (parts.length != 5
        || call.world().find(Role.REGISTER, Role.key(call.account(), parts[3])).isPresent()) {
      throw new AwsException(
          "NoSuchEntity", "The deletion task " + input.deletionTaskId + " cannot be found.", 404);
    }
    return new GetServiceLinkedRoleDeletionStatusResponse().status("SUCCEEDED");
  }

  private static String name(CreateServiceLinkedRoleRequest input) {
    var service = input.awsServiceName == null ? "" : input.awsServiceName;
    var first = service.replaceFirst("\\.amazonaws\\.com$", "");
    var name =
        NAMES.getOrDefault(
            service,
            "AWSServiceRoleFor"
                + Arrays.stream(first.split("[.-]", -1))
                    .filter(word -> !word.isEmpty())
                    .map(Shapes::capitalized)
                    .collect(Collectors.joining()));
    return input.customSuffix == null ? name : name + "_" + input.customSuffix;
  }
}
