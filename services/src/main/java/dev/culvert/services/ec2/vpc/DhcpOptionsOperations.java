package dev.culvert.services.ec2.vpc;

import dev.culvert.network.DhcpOptions;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssociateDhcpOptionsRequest;
import dev.culvert.shapes.ec2.AssociateDhcpOptionsResponse;
import dev.culvert.shapes.ec2.AttributeValue;
import dev.culvert.shapes.ec2.CreateDhcpOptionsRequest;
import dev.culvert.shapes.ec2.CreateDhcpOptionsResponse;
import dev.culvert.shapes.ec2.DeleteDhcpOptionsRequest;
import dev.culvert.shapes.ec2.DeleteDhcpOptionsResponse;
import dev.culvert.shapes.ec2.DescribeDhcpOptionsRequest;
import dev.culvert.shapes.ec2.DescribeDhcpOptionsResponse;
import dev.culvert.shapes.ec2.DhcpConfiguration;
import dev.culvert.shapes.ec2.Ec2;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes sets of DHCP options and gives them to VPCs. */
public final class DhcpOptionsOperations {
  private static final Set<String> KEYS =
      Set.of(
          "domain-name",
          "domain-name-servers",
          "ntp-servers",
          "netbios-name-servers",
          "netbios-node-type",
          "ipv6-address-preferred-lease-time");
  private static final int MAX_SERVERS = 4;
  private static final Filters<dev.culvert.shapes.ec2.DhcpOptions> FILTERS =
      Filters.<dev.culvert.shapes.ec2.DhcpOptions>tagged(set -> set.tags)
          .on("dhcp-options-id", set -> set.dhcpOptionsId)
          .on("owner-id", set -> set.ownerId)
          .each("key", set -> configurations(set).map(it -> it.key))
          .each(
              "value",
              set ->
                  configurations(set)
                      .flatMap(it -> Given.list(it.values).stream())
                      .map(it -> it.value));

  private final Actions actions;

  public DhcpOptionsOperations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_DHCP_OPTIONS,
            _ -> Touched.a(Kind.DHCP_OPTIONS),
            DhcpOptionsOperations::create,
            (id, _, seen) ->
                new CreateDhcpOptionsResponse()
                    .dhcpOptions(shown(seen.the(Kind.DHCP_OPTIONS, DhcpOptions.class, id), seen))),
        actions.read(Ec2.DESCRIBE_DHCP_OPTIONS, DhcpOptionsOperations::describe),
        actions.change(
            Ec2.ASSOCIATE_DHCP_OPTIONS,
            input -> Touched.the(Kind.DHCP_OPTIONS, input.dhcpOptionsId).and(Kind.VPC, input.vpcId),
            DhcpOptionsOperations::associate),
        actions.change(
            Ec2.DELETE_DHCP_OPTIONS,
            input -> Touched.the(Kind.DHCP_OPTIONS, input.dhcpOptionsId),
            DhcpOptionsOperations::delete));
  }

  private static String create(CreateDhcpOptionsRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.DHCP_OPTIONS.type());
    var options = new TreeMap<String, List<String>>();
    for (var configuration : Given.list(input.dhcpConfigurations)) {
      var key = Given.required(configuration.key, "DhcpConfiguration.Key");
      var values = Given.list(configuration.values);
      if (!KEYS.contains(key)) {
        throw Given.invalid(key, "dhcpConfiguration", "Unknown DHCP option.");
      }
      if (values.isEmpty()) {
        throw Refusals.missing("DhcpConfiguration.Value");
      }
      if (key.endsWith("-servers") && values.size() > MAX_SERVERS) {
        throw Given.invalid(
            String.join(",", values), "value", "The maximum number of servers is 4.");
      }
      options.put(key, List.copyOf(values));
    }
    if (options.isEmpty()) {
      throw Refusals.missing("dhcpConfigurationSet");
    }
    var id = DhcpOptionSets.make(draft, false, options);
    Tags.put(draft, Kind.DHCP_OPTIONS, id, input.tagSpecifications);
    return id;
  }

  private static DescribeDhcpOptionsResponse describe(DescribeDhcpOptionsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.DHCP_OPTIONS, DhcpOptions.class, input.dhcpOptionsIds).stream()
            .map(set -> shown(set, seen))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), set -> String.valueOf(set.dhcpOptionsId));
    return new DescribeDhcpOptionsResponse().dhcpOptions(page.items()).nextToken(page.next());
  }

  private static dev.culvert.shapes.ec2.DhcpOptions shown(DhcpOptions set, Seen seen) {
    var details = seen.world().find(DhcpDetails.REGISTER, set.id()).orElseThrow();
    return new dev.culvert.shapes.ec2.DhcpOptions()
        .dhcpOptionsId(set.id())
        .ownerId(set.owner())
        .dhcpConfigurations(
            details.options().entrySet().stream()
                .map(option ->
                    new DhcpConfiguration()
                        .key(option.getKey())
                        .values(
                            option.getValue().stream()
                                .map(value -> new AttributeValue().value(value))
                                .toList()))
                .toList())
        .tags(Tags.of(seen, set.id()));
  }

  /** The id {@code default} means Amazon's resolver and nothing else. */
  private static AssociateDhcpOptionsResponse associate(
      AssociateDhcpOptionsRequest input, Draft draft) {
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var id = Given.required(input.dhcpOptionsId, "dhcpOptionsId");
    draft.put(
        vpc.withDhcpOptions(
            id.equals("default")
                ? Optional.empty()
                : Optional.of(draft.the(Kind.DHCP_OPTIONS, DhcpOptions.class, id).id())));
    return new AssociateDhcpOptionsResponse();
  }

  private static DeleteDhcpOptionsResponse delete(DeleteDhcpOptionsRequest input, Draft draft) {
    var id = Given.required(input.dhcpOptionsId, "dhcpOptionsId");
    var set = draft.the(Kind.DHCP_OPTIONS, DhcpOptions.class, id);
    if (draft.network().all(Vpc.class).stream()
        .anyMatch(vpc -> vpc.dhcpOptionsId().filter(id::equals).isPresent())) {
      throw Refusals.dependency("dhcpOptions", id);
    }
    draft.remove(set);
    draft.remove(DhcpDetails.REGISTER, id);
    return new DeleteDhcpOptionsResponse();
  }

  private static Stream<DhcpConfiguration> configurations(dev.culvert.shapes.ec2.DhcpOptions set) {
    return Given.list(set.dhcpConfigurations).stream();
  }
}
