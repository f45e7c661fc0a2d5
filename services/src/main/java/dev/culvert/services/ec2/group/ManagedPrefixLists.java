package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.PrefixList;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DescribeManagedPrefixListsRequest;
import dev.culvert.shapes.ec2.DescribeManagedPrefixListsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.GetManagedPrefixListAssociationsRequest;
import dev.culvert.shapes.ec2.GetManagedPrefixListAssociationsResponse;
import dev.culvert.shapes.ec2.GetManagedPrefixListEntriesRequest;
import dev.culvert.shapes.ec2.GetManagedPrefixListEntriesResponse;
import dev.culvert.shapes.ec2.ManagedPrefixList;
import dev.culvert.shapes.ec2.PrefixListEntry;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.stream.Stream;

/** Describes prefix lists: AWS's and the account's own. */
public final class ManagedPrefixLists {
  private static final int MAX_PAGE = 100;
  private static final Filters<ManagedPrefixList> FILTERS =
      Filters.<ManagedPrefixList>tagged(list -> list.tags)
          .on("owner-id", list -> list.ownerId)
          .on("prefix-list-id", list -> list.prefixListId)
          .on("prefix-list-name", list -> list.prefixListName);

  private final Actions actions;

  public ManagedPrefixLists(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(Ec2.DESCRIBE_MANAGED_PREFIX_LISTS, ManagedPrefixLists::describe),
        actions.read(
            Ec2.GET_MANAGED_PREFIX_LIST_ENTRIES,
            input -> Touched.the(Kind.PREFIX_LIST, input.prefixListId),
            ManagedPrefixLists::entries),
        actions.read(
            Ec2.GET_MANAGED_PREFIX_LIST_ASSOCIATIONS,
            input -> Touched.the(Kind.PREFIX_LIST, input.prefixListId),
            ManagedPrefixLists::associations));
  }

  private static DescribeManagedPrefixListsResponse describe(
      DescribeManagedPrefixListsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken, 1, MAX_PAGE);
    var ids = Given.list(input.prefixListIds);
    var lists =
        ids.isEmpty()
            ? Stream.concat(PrefixLists.ofAws(seen), seen.all(PrefixList.class).stream())
            : ids.stream().distinct().map(seen::prefixList);
    var all = lists.map(list -> shown(list, seen)).toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), list -> String.valueOf(list.prefixListId));
    return new DescribeManagedPrefixListsResponse()
        .prefixLists(page.items())
        .nextToken(page.next());
  }

  /** Of AWS's lists neither version nor size is shown. */
  static ManagedPrefixList shown(PrefixList list, Seen seen) {
    var isAws = list.owner().equals(PrefixList.AWS);
    var shown =
        new ManagedPrefixList()
            .prefixListId(list.id())
            .prefixListName(list.name())
            .addressFamily(list.family() == AddressFamily.IPV4 ? "IPv4" : "IPv6")
            .state("create-complete")
            .ownerId(list.owner())
            .prefixListArn(
                "arn:aws:ec2:"
                    + list.region()
                    + ":"
                    + (isAws ? "aws" : list.owner())
                    + ":prefix-list/"
                    + list.id())
            .tags(isAws ? List.of() : Tags.of(seen, list.id()));
    if (isAws) {
      return shown;
    }
    var details = PrefixListDetails.of(seen.world(), list.id());
    return shown.version(details.version()).maxEntries(details.maxEntries());
  }

  private static GetManagedPrefixListEntriesResponse entries(
      GetManagedPrefixListEntriesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken, 1, MAX_PAGE);
    var list = seen.prefixList(Given.required(input.prefixListId, "prefixListId"));
    var page = paging.cut(entries(input, list, seen), entry -> String.valueOf(entry.cidr));
    return new GetManagedPrefixListEntriesResponse().entries(page.items()).nextToken(page.next());
  }

  private static List<PrefixListEntry> entries(
      GetManagedPrefixListEntriesRequest input, PrefixList list, Seen seen) {
    if (list.owner().equals(PrefixList.AWS)) {
      return list.cidrs().stream()
          .map(cidr -> new PrefixListEntry().cidr(cidr.toString()))
          .toList();
    }
    var details = PrefixListDetails.of(seen.world(), list.id());
    var version = input.targetVersion == null ? details.version() : input.targetVersion;
    return details
        .entries(version)
        .orElseThrow(() ->
            new AwsException(
                "PrefixListVersionNotFound",
                "The prefix list version " + version + " does not exist."))
        .stream()
        .map(entry ->
            new PrefixListEntry()
                .cidr(entry.cidr().toString())
                .description(entry.description().isEmpty() ? null : entry.description()))
        .toList();
  }

  private static GetManagedPrefixListAssociationsResponse associations(
      GetManagedPrefixListAssociationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var list = seen.prefixList(Given.required(input.prefixListId, "PrefixListId"));
    var page = paging.cut(PrefixListUses.of(list, seen), use -> String.valueOf(use.resourceId));
    return new GetManagedPrefixListAssociationsResponse()
        .prefixListAssociations(page.items())
        .nextToken(page.next());
  }
}
