package dev.culvert.services.organizations;

import dev.culvert.services.Call;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Role;
import dev.culvert.shapes.organizations.CloseAccountRequest;
import dev.culvert.shapes.organizations.CloseAccountResponse;
import dev.culvert.shapes.organizations.CreateAccountRequest;
import dev.culvert.shapes.organizations.CreateAccountResponse;
import dev.culvert.shapes.organizations.CreateAccountStatus;
import dev.culvert.shapes.organizations.DescribeAccountRequest;
import dev.culvert.shapes.organizations.DescribeAccountResponse;
import dev.culvert.shapes.organizations.DescribeCreateAccountStatusRequest;
import dev.culvert.shapes.organizations.DescribeCreateAccountStatusResponse;
import dev.culvert.shapes.organizations.ListAccountsForParentRequest;
import dev.culvert.shapes.organizations.ListAccountsForParentResponse;
import dev.culvert.shapes.organizations.ListAccountsRequest;
import dev.culvert.shapes.organizations.ListAccountsResponse;
import dev.culvert.shapes.organizations.ListCreateAccountStatusRequest;
import dev.culvert.shapes.organizations.ListCreateAccountStatusResponse;
import dev.culvert.shapes.organizations.MoveAccountRequest;
import dev.culvert.shapes.organizations.MoveAccountResponse;
import dev.culvert.shapes.organizations.Organizations;
import dev.culvert.shapes.organizations.RemoveAccountFromOrganizationRequest;
import dev.culvert.shapes.organizations.RemoveAccountFromOrganizationResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accounts of an organization. */
final class AccountOperations {
  private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
  private static final int SESSION_SECONDS = 3600;

  private final Control control;
  private final Ids ids;

  AccountOperations(Control control, Ids ids) {
    this.control = control;
    this.ids = ids;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Organizations.CREATE_ACCOUNT, this::create),
        Operation.of(Organizations.DESCRIBE_CREATE_ACCOUNT_STATUS, AccountOperations::status),
        Operation.of(Organizations.LIST_CREATE_ACCOUNT_STATUS, AccountOperations::statuses),
        Operation.of(Organizations.DESCRIBE_ACCOUNT, AccountOperations::describe),
        Operation.of(Organizations.LIST_ACCOUNTS, AccountOperations::list),
        Operation.of(Organizations.LIST_ACCOUNTS_FOR_PARENT, AccountOperations::listFor),
        Operation.of(Organizations.MOVE_ACCOUNT, this::move),
        Operation.of(Organizations.CLOSE_ACCOUNT, this::close),
        Operation.of(Organizations.REMOVE_ACCOUNT_FROM_ORGANIZATION, this::remove));
  }

  private CreateAccountResponse create(CreateAccountRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var account = freeId(world);
      var member =
          new Member(
              organization.id(),
              account,
              OrgErrors.given(input.accountName),
              OrgErrors.given(input.email),
              organization.rootId(),
              "CREATED",
              "ACTIVE",
              call.now(),
              OrgShapes.tags(input.tags));
      var creation =
          new Creation(organization.id(), "car-" + ids.hex(32), member.name(), account, call.now());
      var made =
          world
              .with(Member.REGISTER, member)
              .with(Creation.REGISTER, creation)
              .with(
                  Role.REGISTER,
                  access(
                      account,
                      Objects.requireNonNullElse(input.roleName, "OrganizationAccountAccessRole"),
                      call));
      for (var type : organization.policyTypes()) {
        made = PolicyTypes.attachFull(made, organization, account, type);
      }
      return new Changed<>(made, new CreateAccountResponse().createAccountStatus(shape(creation)));
    });
  }

  /** The way in: a role with every permission, which the management account may assume. */
  private Role access(String account, String name, Call call) {
    return new Role(
        account,
        name,
        "/",
        ids.unique("AROA"),
        call.now(),
        Optional.empty(),
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"AWS":"arn:aws:iam::%s:root"},"Action":"sts:AssumeRole"}]}\
        """
            .formatted(call.account()),
        new TreeMap<>(),
        Set.of(ADMINISTRATOR),
        Optional.empty(),
        SESSION_SECONDS,
        Map.of());
  }

  private String freeId(World world) {
    while (true) {
      var id =
          "%012d".formatted(100_000_000_000L + Long.parseLong(ids.hex(11), 16) % 900_000_000_000L);
      if (world.find(Member.REGISTER, id).isEmpty()) {
        return id;
      }
    }
  }

  private static CreateAccountStatus shape(Creation creation) {
    return new CreateAccountStatus()
        .id(creation.id())
        .accountName(creation.name())
        .state("SUCCEEDED")
        .requestedTimestamp(creation.at())
        .completedTimestamp(creation.at())
        .accountId(creation.account());
  }

  private static DescribeCreateAccountStatusResponse status(
      DescribeCreateAccountStatusRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    return new DescribeCreateAccountStatusResponse()
        .createAccountStatus(
            call.world()
                .find(Creation.REGISTER, OrgErrors.given(input.createAccountRequestId))
                .filter(creation -> creation.organization().equals(organization.id()))
                .map(AccountOperations::shape)
                .orElseThrow(() ->
                    OrgErrors.of(
                        "CreateAccountStatusNotFoundException",
                        "You specified an account creation request that doesn't exist.")));
  }

  private static ListCreateAccountStatusResponse statuses(
      ListCreateAccountStatusRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var wanted =
        input.states == null || input.states.isEmpty() || input.states.contains("SUCCEEDED");
    var all =
        call.world().all(Creation.REGISTER).stream()
            .filter(creation -> wanted && creation.organization().equals(organization.id()))
            .sorted(Comparator.comparing(Creation::id))
            .map(AccountOperations::shape)
            .toList();
    var slice = Slice.of(all, input.nextToken, input.maxResults);
    return new ListCreateAccountStatusResponse()
        .createAccountStatuses(slice.items())
        .nextToken(slice.token());
  }

  private static DescribeAccountResponse describe(DescribeAccountRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    return new DescribeAccountResponse()
        .account(
            OrgShapes.account(find(input.accountId, organization, call.world()), organization));
  }

  private static ListAccountsResponse list(ListAccountsRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    var slice =
        Slice.of(Tree.members(organization, call.world()), input.nextToken, input.maxResults);
    return new ListAccountsResponse()
        .accounts(slice.items().stream().map(it -> OrgShapes.account(it, organization)).toList())
        .nextToken(slice.token());
  }

  private static ListAccountsForParentResponse listFor(
      ListAccountsForParentRequest input, Call call) {
    var organization = OrgErrors.managed(call, call.world());
    UnitOperations.requireParent(
        input.parentId, organization, call.world(), "ParentNotFoundException");
    var slice =
        Slice.of(
            Tree.members(organization, call.world()).stream()
                .filter(member -> member.parent().equals(input.parentId))
                .toList(),
            input.nextToken,
            input.maxResults);
    return new ListAccountsForParentResponse()
        .accounts(slice.items().stream().map(it -> OrgShapes.account(it, organization)).toList())
        .nextToken(slice.token());
  }

  private MoveAccountResponse move(MoveAccountRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var member = find(input.accountId, organization, world);
      UnitOperations.requireParent(
          input.sourceParentId, organization, world, "SourceParentNotFoundException");
      var to =
          UnitOperations.requireParent(
              input.destinationParentId, organization, world, "DestinationParentNotFoundException");
      if (!member.parent().equals(input.sourceParentId)) {
        throw OrgErrors.of(
            "AccountNotFoundException", "You specified an account that doesn't exist.");
      }
      return new Changed<>(world.with(Member.REGISTER, member.in(to)), new MoveAccountResponse());
    });
  }

  private CloseAccountResponse close(CloseAccountRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var member = other(input.accountId, organization, world);
      return new Changed<>(
          world.with(Member.REGISTER, member.closed()), new CloseAccountResponse());
    });
  }

  private RemoveAccountFromOrganizationResponse remove(
      RemoveAccountFromOrganizationRequest input, Call call) {
    return control.change(world -> {
      var organization = OrgErrors.managed(call, world);
      var member = other(input.accountId, organization, world);
      var left = world.without(Member.REGISTER, member.account());
      for (var attachment : world.all(Attachment.REGISTER)) {
        if (attachment.target().equals(member.account())) {
          left =
              left.without(
                  Attachment.REGISTER, Attachment.key(attachment.target(), attachment.policy()));
        }
      }
      return new Changed<>(left, new RemoveAccountFromOrganizationResponse());
    });
  }

  private static Member other(@Nullable String id, Organization organization, World world) {
    var member = find(id, organization, world);
    if (member.account().equals(organization.managementAccount())) {
      throw OrgErrors.of(
          "ConstraintViolationException",
          "You can't remove the management account from the organization.");
    }
    return member;
  }

  static Member find(@Nullable String id, Organization organization, World world) {
    return world
        .find(Member.REGISTER, OrgErrors.given(id))
        .filter(member -> member.organization().equals(organization.id()))
        .orElseThrow(() ->
            OrgErrors.of(
                "AccountNotFoundException", "You specified an account that doesn't exist."));
  }
}
