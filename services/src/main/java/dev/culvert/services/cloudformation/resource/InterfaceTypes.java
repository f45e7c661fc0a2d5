package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.AddPrefixListEntry;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.AttributeValue;
import dev.culvert.shapes.ec2.CreateManagedPrefixListRequest;
import dev.culvert.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.DeleteManagedPrefixListRequest;
import dev.culvert.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.DescribeManagedPrefixListsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ManagedPrefixList;
import dev.culvert.shapes.ec2.ModifyManagedPrefixListRequest;
import dev.culvert.shapes.ec2.ModifyNetworkInterfaceAttributeRequest;
import dev.culvert.shapes.ec2.RemovePrefixListEntry;
import java.util.List;
import java.util.Set;

/** Network interfaces and managed prefix lists. */
final class InterfaceTypes {
  private InterfaceTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of(
                "AWS::EC2::NetworkInterface",
                InterfaceTypes::networkInterface,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_NETWORK_INTERFACE,
                            new DeleteNetworkInterfaceRequest().networkInterfaceId(made.id()))))
            .changing(
                Set.of("Description", "GroupSet", "SourceDestCheck", "Tags"),
                (made, before, after, calls) -> {
                  attributes(made.id(), before.changed(after), after, calls);
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }),
        ResourceType.of(
                "AWS::EC2::PrefixList",
                InterfaceTypes::prefixList,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_MANAGED_PREFIX_LIST,
                            new DeleteManagedPrefixListRequest().prefixListId(made.id()))))
            .changing(
                Set.of("Entries", "MaxEntries", "PrefixListName", "Tags"),
                InterfaceTypes::changeList));
  }

  private static Made networkInterface(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("SourceDestCheck", "Tags")
            .renamed("GroupSet", "Groups")
            .fill(new CreateNetworkInterfaceRequest())
            .tagSpecifications(Ec2Tags.of("network-interface", in));
    var made = requireNonNull(calls.call(Ec2.CREATE_NETWORK_INTERFACE, request).networkInterface);
    var id = requireNonNull(made.networkInterfaceId);
    attributes(
        id,
        in.find("SourceDestCheck").isPresent() ? Set.of("SourceDestCheck") : Set.of(),
        in,
        calls);
    return Made.of(id)
        .with("Id", id)
        .with("PrimaryPrivateIpAddress", made.privateIpAddress)
        .with("VpcId", made.vpcId);
  }

  /** One attribute a call is all that EC2 takes. */
  private static void attributes(String id, Set<String> changed, Properties in, Calls calls) {
    if (changed.contains("SourceDestCheck")) {
      modify(
          new ModifyNetworkInterfaceAttributeRequest()
              .networkInterfaceId(id)
              .sourceDestCheck(
                  new AttributeBooleanValue()
                      .value(in.find("SourceDestCheck").isEmpty() || in.is("SourceDestCheck"))),
          calls);
    }
    if (changed.contains("GroupSet")) {
      modify(
          new ModifyNetworkInterfaceAttributeRequest()
              .networkInterfaceId(id)
              .groups(in.texts("GroupSet")),
          calls);
    }
    if (changed.contains("Description")) {
      modify(
          new ModifyNetworkInterfaceAttributeRequest()
              .networkInterfaceId(id)
              .description(new AttributeValue().value(in.text("Description").orElse(""))),
          calls);
    }
  }

  private static void modify(ModifyNetworkInterfaceAttributeRequest request, Calls calls) {
    calls.call(Ec2.MODIFY_NETWORK_INTERFACE_ATTRIBUTE, request);
  }

  private static Made prefixList(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .with(
                "MaxEntries",
                in.text("MaxEntries").orElseGet(() -> Integer.toString(in.each("Entries").size())))
            .fill(new CreateManagedPrefixListRequest())
            .tagSpecifications(Ec2Tags.of("prefix-list", in));
    var id =
        requireNonNull(
            requireNonNull(calls.call(Ec2.CREATE_MANAGED_PREFIX_LIST, request).prefixList)
                .prefixListId);
    return settled(id, calls);
  }

  private static Made settled(String id, Calls calls) {
    calls.until(id, () -> String.valueOf(list(id, calls).state).endsWith("-complete"));
    var list = list(id, calls);
    return Made.of(id)
        .with("PrefixListId", id)
        .with("Arn", list.prefixListArn)
        .with("OwnerId", list.ownerId)
        .with("Version", String.valueOf(list.version));
  }

  private static ManagedPrefixList list(String id, Calls calls) {
    return requireNonNull(
            calls.call(
                    Ec2.DESCRIBE_MANAGED_PREFIX_LISTS,
                    new DescribeManagedPrefixListsRequest().prefixListIds(List.of(id)))
                .prefixLists)
        .getFirst();
  }

  private static Made changeList(Made made, Properties before, Properties after, Calls calls) {
    var id = made.id();
    var changed = before.changed(after);
    if (changed.contains("MaxEntries")) {
      calls.call(
          Ec2.MODIFY_MANAGED_PREFIX_LIST,
          new ModifyManagedPrefixListRequest()
              .prefixListId(id)
              .maxEntries(Integer.valueOf(after.required("MaxEntries"))));
      settled(id, calls);
    }
    if (changed.contains("Entries") || changed.contains("PrefixListName")) {
      var old = before.each("Entries");
      var wanted = after.each("Entries");
      calls.call(
          Ec2.MODIFY_MANAGED_PREFIX_LIST,
          new ModifyManagedPrefixListRequest()
              .prefixListId(id)
              .prefixListName(after.text("PrefixListName").orElse(null))
              .currentVersion(changed.contains("Entries") ? list(id, calls).version : null)
              .addEntries(
                  wanted.stream()
                      .filter(entry -> !old.contains(entry))
                      .map(entry -> entry.fill(new AddPrefixListEntry()))
                      .toList())
              .removeEntries(
                  old.stream()
                      .map(entry -> entry.required("Cidr"))
                      .filter(
                          cidr -> wanted.stream().noneMatch(e -> e.required("Cidr").equals(cidr)))
                      .map(cidr -> new RemovePrefixListEntry().cidr(cidr))
                      .toList()));
    }
    Ec2Tags.change(id, before, after, calls);
    return settled(id, calls);
  }
}
