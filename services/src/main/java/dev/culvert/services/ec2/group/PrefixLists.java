package dev.culvert.services.ec2.group;

import dev.culvert.network.Cidr;
import dev.culvert.network.PrefixList;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.shapes.ec2.DescribePrefixListsRequest;
import dev.culvert.shapes.ec2.DescribePrefixListsResponse;
import dev.culvert.shapes.ec2.Ec2;
import java.util.List;

/** AWS's own prefix lists, in the older form that Terraform asks for. */
public final class PrefixLists {
  private static final Filters<dev.culvert.shapes.ec2.PrefixList> FILTERS =
      Filters.<dev.culvert.shapes.ec2.PrefixList>untagged()
          .on("prefix-list-id", list -> list.prefixListId)
          .on("prefix-list-name", list -> list.prefixListName);

  private final Actions actions;

  public PrefixLists(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(actions.read(Ec2.DESCRIBE_PREFIX_LISTS, PrefixLists::describe));
  }

  private static DescribePrefixListsResponse describe(DescribePrefixListsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.prefixListIds);
    ids.forEach(seen::prefixList);
    var all =
        ofAws(seen)
            .filter(list -> ids.isEmpty() || ids.contains(list.id()))
            .map(list ->
                new dev.culvert.shapes.ec2.PrefixList()
                    .prefixListId(list.id())
                    .prefixListName(list.name())
                    .cidrs(list.cidrs().stream().map(Cidr::toString).toList()))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), list -> String.valueOf(list.prefixListId));
    return new DescribePrefixListsResponse().prefixLists(page.items()).nextToken(page.next());
  }

  static java.util.stream.Stream<PrefixList> ofAws(Seen seen) {
    return seen.network().all(PrefixList.class).stream()
        .filter(list -> list.owner().equals(PrefixList.AWS))
        .filter(list -> list.region().equals(seen.scope().region()));
  }
}
