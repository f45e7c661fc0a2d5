package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.organizations.Child;
import dev.culvert.shapes.organizations.CreateOrganizationalUnitRequest;
import dev.culvert.shapes.organizations.CreateOrganizationalUnitResponse;
import dev.culvert.shapes.organizations.DeleteOrganizationalUnitRequest;
import dev.culvert.shapes.organizations.DeleteOrganizationalUnitResponse;
import dev.culvert.shapes.organizations.DescribeOrganizationalUnitRequest;
import dev.culvert.shapes.organizations.DescribeOrganizationalUnitResponse;
import dev.culvert.shapes.organizations.ListChildrenRequest;
import dev.culvert.shapes.organizations.ListChildrenResponse;
import dev.culvert.shapes.organizations.ListOrganizationalUnitsForParentRequest;
import dev.culvert.shapes.organizations.ListOrganizationalUnitsForParentResponse;
import dev.culvert.shapes.organizations.ListParentsRequest;
import dev.culvert.shapes.organizations.ListParentsResponse;
import dev.culvert.shapes.organizations.Organizations;
import dev.culvert.shapes.organizations.Parent;
import dev.culvert.shapes.organizations.UpdateOrganizationalUnitRequest;
import dev.culvert.shapes.organizations.UpdateOrganizationalUnitResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Organizational units, and who stands under what. */
final class UnitOperations {
  private final Control control;
  private final Ids ids;

  UnitOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.CREATE_ORGANIZATIONAL_UNIT, this::create),
        Operation.of(Organizations.DESCRIBE_ORGANIZATIONAL_UNIT, UnitOperations::describe),
        Operation.of(Organizations.UPDATE_ORGANIZATIONAL_UNIT, this::update),
        Operation.of(Organizations.DELETE_ORGANIZATIONAL_UNIT, this::delete),
        Operation.of(Organizations.LIST_ORGANIZATIONAL_UNITS_FOR_PARENT, UnitOperations::listFor),
        Operation.of(Organizations.LIST_PARENTS, UnitOperations::parents),
        Operation.of(Organizations.LIST_CHILDREN, UnitOperations::children));
  }

  private CreateOrganizationalUnitResponse create(
      CreateOrganizationalUnitRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var parent = requireParent(input.parentId, organization, world, "ParentNotFoundException");
      var name = OrgErrors.given(input.name);
      requireFree(name, parent, organization, world);
      var unit =
          new Unit(
              organization.id(),
              "ou-" + organization.rootId().substring(2) + "-" + ids.hex(8),
              name,
              parent,
              OrgShapes.tags(input.tags));
      var made = world.with(Unit.REGISTER, unit);
      for (var type : organization.policyTypes()) {
        made = PolicyTypes.attachFull(made, organization, unit.id(), type);
      }
      return new Changed<>(
          made,
          new CreateOrganizationalUnitResponse()
              .organizationalUnit(OrgShapes.unit(unit, organization)));
    });
  }

  private static void requireFree(
      String name, String parent, Organization organization, World world) {
    var taken =
        Tree.units(organization, world).stream()
            .anyMatch(unit -> unit.parent().equals(parent) && unit.name().equals(name));
    if (taken) {
      throw OrgErrors.of(
          "DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
    }
  }

  private static DescribeOrganizationalUnitResponse describe(
      DescribeOrganizationalUnitRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    return new DescribeOrganizationalUnitResponse()
        .organizationalUnit(
            OrgShapes.unit(
                find(input.organizationalUnitId, organization, call.world()), organization));
  }

  private UpdateOrganizationalUnitResponse update(
      UpdateOrganizationalUnitRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var unit = find(input.organizationalUnitId, organization, world);
      var name = Objects.requireNonNullElse(input.name, unit.name());
      if (!name.equals(unit.name())) {
        requireFree(name, unit.parent(), organization, world);
      }
      var changed = unit.called(name);
      return new Changed<>(
          world.with(Unit.REGISTER, changed),
          new UpdateOrganizationalUnitResponse()
              .organizationalUnit(OrgShapes.unit(changed, organization)));
    });
  }

  private DeleteOrganizationalUnitResponse delete(
      DeleteOrganizationalUnitRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var unit = find(input.organizationalUnitId, organization, world);
      var used =
          Tree.members(organization, world).stream().anyMatch(it -> it.parent().equals(unit.id()))
              || Tree.units(organization, world).stream()
                  .anyMatch(it -> it.parent().equals(unit.id()));
      if (used) {
        throw OrgErrors.of(
            "OrganizationalUnitNotEmptyException",
            "The specified OU is not empty. Move all accounts to another root or to other OUs,"
                + " remove all child OUs, and try the operation again.");
      }
      var left = world.without(Unit.REGISTER, unit.id());
      for (var attachment : world.all(Attachment.REGISTER)) {
        if (attachment.target().equals(unit.id())) {
          left =
              left.without(
                  Attachment.REGISTER, Attachment.key(attachment.target(), attachment.policy()));
        }
      }
      return new Changed<>(left, new DeleteOrganizationalUnitResponse());
    });
  }

  private static ListOrganizationalUnitsForParentResponse listFor(
      ListOrganizationalUnitsForParentRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    requireParent(input.parentId, organization, call.world(), "ParentNotFoundException");
    var slice =
        Slice.of(
            Tree.units(organization, call.world()).stream()
                .filter(unit -> unit.parent().equals(input.parentId))
                .map(unit -> OrgShapes.unit(unit, organization))
                .toList(),
            input.nextToken,
            input.maxResults);
    return new ListOrganizationalUnitsForParentResponse()
        .organizationalUnits(slice.items())
        .nextToken(slice.token());
  }

  private static ListParentsResponse parents(ListParentsRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var world = call.world();
    var child = OrgErrors.given(input.childId);
    var parent =
        world
            .find(Member.REGISTER, child)
            .map(Member::parent)
            .or(() -> world.find(Unit.REGISTER, child).map(Unit::parent))
            .orElseThrow(() ->
                OrgErrors.of(
                    "ChildNotFoundException",
                    "We can't find an organizational unit (OU) or AWS account with the ChildId"
                        + " that you specified."));
    return new ListParentsResponse()
        .parents(
            List.of(
                new Parent()
                    .id(parent)
                    .type(parent.equals(organization.rootId()) ? "ROOT" : "ORGANIZATIONAL_UNIT")));
  }

  private static ListChildrenResponse children(ListChildrenRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var parent =
        requireParent(input.parentId, organization, call.world(), "ParentNotFoundException");
    var type = OrgErrors.given(input.childType);
    var all =
        type.equals("ACCOUNT")
            ? Tree.members(organization, call.world()).stream()
                .filter(it -> it.parent().equals(parent))
                .map(it -> new Child().id(it.account()).type(type))
                .toList()
            : Tree.units(organization, call.world()).stream()
                .filter(it -> it.parent().equals(parent))
                .map(it -> new Child().id(it.id()).type(type))
                .toList();
    var slice = Slice.of(all, input.nextToken, input.maxResults);
    return new ListChildrenResponse().children(slice.items()).nextToken(slice.token());
  }

  static String requireParent(
      @Nullable String id, Organization organization, World world, String code) {
    var parent = OrgErrors.given(id);
    var known =
        parent.equals(organization.rootId())
            || world
                .find(Unit.REGISTER, parent)
                .filter(unit -> unit.organization().equals(organization.id()))
                .isPresent();
    if (!known) {
      throw OrgErrors.of(code, "You specified parent that doesn't exist.");
    }
    return parent;
  }

  static Unit find(@Nullable String id, Organization organization, World world) {
    return world
        .find(Unit.REGISTER, OrgErrors.given(id))
        .filter(unit -> unit.organization().equals(organization.id()))
        .orElseThrow(() ->
            OrgErrors.of(
                "OrganizationalUnitNotFoundException",
                "You specified an organizational unit that doesn't exist."));
  }
}
