package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.shapes.organizations.CreateOrganizationRequest;
import dev.culvert.shapes.organizations.CreateOrganizationResponse;
import dev.culvert.shapes.organizations.DeleteOrganizationRequest;
import dev.culvert.shapes.organizations.DeleteOrganizationResponse;
import dev.culvert.shapes.organizations.DescribeOrganizationRequest;
import dev.culvert.shapes.organizations.DescribeOrganizationResponse;
import dev.culvert.shapes.organizations.DisableAWSServiceAccessResponse;
import dev.culvert.shapes.organizations.EnableAWSServiceAccessResponse;
import dev.culvert.shapes.organizations.EnabledServicePrincipal;
import dev.culvert.shapes.organizations.ListAWSServiceAccessForOrganizationRequest;
import dev.culvert.shapes.organizations.ListAWSServiceAccessForOrganizationResponse;
import dev.culvert.shapes.organizations.ListDelegatedAdministratorsResponse;
import dev.culvert.shapes.organizations.ListRootsRequest;
import dev.culvert.shapes.organizations.ListRootsResponse;
import dev.culvert.shapes.organizations.Organizations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Organizations themselves. */
final class OrganizationOperations {
  private final Control control;
  private final Ids ids;

  OrganizationOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.CREATE_ORGANIZATION, this::create),
        Operation.of(Organizations.DESCRIBE_ORGANIZATION, OrganizationOperations::describe),
        Operation.of(Organizations.DELETE_ORGANIZATION, this::delete),
        Operation.of(Organizations.LIST_ROOTS, OrganizationOperations::roots),
        Operation.of(
            Organizations.ENABLE_AWS_SERVICE_ACCESS,
            (in, call) -> {
              services(call, map -> map.put(OrgErrors.given(in.servicePrincipal), call.now()));
              return new EnableAWSServiceAccessResponse();
            }),
        Operation.of(
            Organizations.DISABLE_AWS_SERVICE_ACCESS,
            (in, call) -> {
              services(call, map -> map.remove(OrgErrors.given(in.servicePrincipal)));
              return new DisableAWSServiceAccessResponse();
            }),
        Operation.of(
            Organizations.LIST_AWS_SERVICE_ACCESS_FOR_ORGANIZATION,
            OrganizationOperations::listServices),
        // Nobody can be made one.
        Operation.of(
            Organizations.LIST_DELEGATED_ADMINISTRATORS,
            (in, call) ->
                new ListDelegatedAdministratorsResponse().delegatedAdministrators(List.of())));
  }

  private CreateOrganizationResponse create(CreateOrganizationRequest input, Call call) {
    return control.change(world -> {
      if (Tree.of(call.account(), world).isPresent()) {
        throw OrgErrors.of(
            "AlreadyInOrganizationException",
            "The AWS account is already a member of an organization.");
      }
      var organization =
          new Organization(
              "o-" + ids.hex(10),
              call.account(),
              "r-" + ids.hex(4),
              Objects.requireNonNullElse(input.featureSet, "ALL"),
              call.now(),
              Set.of(),
              Map.of());
      var management =
          new Member(
              organization.id(),
              call.account(),
              "management",
              "management@" + call.account() + ".example",
              organization.rootId(),
              "INVITED",
              "ACTIVE",
              call.now(),
              Map.of());
      var made = world.with(Organization.REGISTER, organization).with(Member.REGISTER, management);
      return new Changed<>(
          made,
          new CreateOrganizationResponse()
              .organization(OrgShapes.organization(organization, made)));
    });
  }

  private static DescribeOrganizationResponse describe(
      DescribeOrganizationRequest input, Call call) {
    var organization = Tree.of(call.account(), call.world()).orElseThrow(OrgErrors::notInUse);
    return new DescribeOrganizationResponse()
        .organization(OrgShapes.organization(organization, call.world()));
  }

  private DeleteOrganizationResponse delete(DeleteOrganizationRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      if (Tree.members(organization, world).size() > 1
          || !Tree.units(organization, world).isEmpty()) {
        throw OrgErrors.of(
            "OrganizationNotEmptyException",
            "To delete an organization you must first remove all member accounts (except the"
                + " master).");
      }
      var left =
          world
              .without(Organization.REGISTER, organization.id())
              .without(Member.REGISTER, call.account());
      for (var attachment : world.all(Attachment.REGISTER)) {
        if (attachment.organization().equals(organization.id())) {
          left =
              left.without(
                  Attachment.REGISTER, Attachment.key(attachment.target(), attachment.policy()));
        }
      }
      for (var policy : world.all(ControlPolicy.REGISTER)) {
        if (policy.organization().equals(organization.id())) {
          left = left.without(ControlPolicy.REGISTER, policy.id());
        }
      }
      return new Changed<>(left, new DeleteOrganizationResponse());
    });
  }

  private static ListRootsResponse roots(ListRootsRequest input, Call call) {
    return new ListRootsResponse()
        .roots(List.of(OrgShapes.root(OrgErrors.managed(call, call.world()))));
  }

  private void services(Call call, Consumer<Map<String, Instant>> change) {
    control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var services = new TreeMap<>(organization.services());
      change.accept(services);
      return new Changed<>(
          world.with(Organization.REGISTER, organization.withServices(services)), services);
    });
  }

  private static ListAWSServiceAccessForOrganizationResponse listServices(
      ListAWSServiceAccessForOrganizationRequest input, Call call) {
    return new ListAWSServiceAccessForOrganizationResponse()
        .enabledServicePrincipals(
            OrgErrors.managed(call, call.world()).services().entrySet().stream()
                .map(service ->
                    new EnabledServicePrincipal()
                        .servicePrincipal(service.getKey())
                        .dateEnabled(service.getValue()))
                .toList());
  }
}
