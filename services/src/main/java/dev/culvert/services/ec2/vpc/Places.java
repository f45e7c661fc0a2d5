package dev.culvert.services.ec2.vpc;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.shapes.ec2.AvailabilityZone;
import dev.culvert.shapes.ec2.DescribeAvailabilityZonesRequest;
import dev.culvert.shapes.ec2.DescribeAvailabilityZonesResponse;
import dev.culvert.shapes.ec2.DescribeRegionsRequest;
import dev.culvert.shapes.ec2.DescribeRegionsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Region;
import dev.culvert.wire.aws.AwsException;
import java.util.List;

/** Regions and availability zones. */
public final class Places {
  private static final String NO_OPT_IN = "opt-in-not-required";
  private static final Filters<Region> REGION_FILTERS =
      Filters.<Region>untagged()
          .on("endpoint", region -> region.endpoint)
          .on("region-name", region -> region.regionName)
          .on("opt-in-status", region -> region.optInStatus);
  private static final Filters<AvailabilityZone> ZONE_FILTERS =
      Filters.<AvailabilityZone>untagged()
          .on("group-name", zone -> zone.groupName)
          .on("group-long-name", zone -> zone.groupLongName)
          .on("message", _ -> null)
          .on("opt-in-status", zone -> zone.optInStatus)
          .on("parent-zone-id", zone -> zone.parentZoneId)
          .on("parent-zone-name", zone -> zone.parentZoneName)
          .on("region-name", zone -> zone.regionName)
          .on("state", zone -> zone.state)
          .on("zone-id", zone -> zone.zoneId)
          .on("zone-name", zone -> zone.zoneName)
          .on("zone-type", zone -> zone.zoneType);

  private final Actions actions;
  private final List<String> regions;

  /**
   * @param regions all that there are
   */
  public Places(Actions actions, List<String> regions) {
    this.actions = actions;
    this.regions = regions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(Ec2.DESCRIBE_REGIONS, (input, _) -> describeRegions(input)),
        actions.read(Ec2.DESCRIBE_AVAILABILITY_ZONES, Places::describeZones));
  }

  private DescribeRegionsResponse describeRegions(DescribeRegionsRequest input) {
    var names = Given.list(input.regionNames);
    for (var name : names) {
      if (!regions.contains(name)) {
        throw new AwsException("InvalidParameterValue", "Invalid region provided: [" + name + "]");
      }
    }
    var all =
        regions.stream()
            .filter(name -> names.isEmpty() || names.contains(name))
            .map(name ->
                new Region()
                    .regionName(name)
                    .endpoint("ec2." + name + ".amazonaws.com")
                    .optInStatus(NO_OPT_IN))
            .toList();
    return new DescribeRegionsResponse().regions(REGION_FILTERS.select(input.filters, all));
  }

  private static DescribeAvailabilityZonesResponse describeZones(
      DescribeAvailabilityZonesRequest input, Seen seen) {
    var region = seen.scope().region();
    var names = Given.list(input.zoneNames);
    var ids = Given.list(input.zoneIds);
    for (var name : names) {
      if (Zones.named(region, name).isEmpty()) {
        throw new AwsException(
            "InvalidParameterValue", "Invalid availability zone: [" + name + "]");
      }
    }
    for (var id : ids) {
      if (Zones.withId(region, id).isEmpty()) {
        throw new AwsException(
            "InvalidParameterValue", "Invalid availability zone-id: [" + id + "]");
      }
    }
    var all =
        Zones.of(region).stream()
            .filter(zone -> names.isEmpty() || names.contains(zone.name()))
            .filter(zone -> ids.isEmpty() || ids.contains(zone.id()))
            .map(zone -> shown(zone, region))
            .toList();
    return new DescribeAvailabilityZonesResponse()
        .availabilityZones(ZONE_FILTERS.select(input.filters, all));
  }

  private static AvailabilityZone shown(Zones.Zone zone, String region) {
    return new AvailabilityZone()
        .zoneName(zone.name())
        .zoneId(zone.id())
        .zoneType("availability-zone")
        .regionName(region)
        .groupName(region + "-zg-1")
        .networkBorderGroup(region)
        .optInStatus(NO_OPT_IN)
        .state("available")
        .messages(List.of());
  }
}
