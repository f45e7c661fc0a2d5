package dev.culvert.services.ec2.group;

import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.SecurityGroup;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of DescribeSecurityGroups; many exist for each direction. */
final class GroupFilters {
  static final Filters<SecurityGroup> ALL = all();

  private GroupFilters() {}

  private static Filters<SecurityGroup> all() {
    var filters =
        Filters.<SecurityGroup>tagged(group -> group.tags)
            .on("description", group -> group.description)
            .on("group-id", group -> group.groupId)
            .on("group-name", group -> group.groupName)
            .on("owner-id", group -> group.ownerId)
            .on("vpc-id", group -> group.vpcId);
    add(filters, "ip-permission.", group -> group.ipPermissions);
    add(filters, "egress.ip-permission.", group -> group.ipPermissionsEgress);
    return filters;
  }

  private static void add(
      Filters<SecurityGroup> filters,
      String prefix,
      Function<SecurityGroup, @Nullable List<IpPermission>> of) {
    filters
        .each(
            prefix + "cidr", each(of, it -> Given.list(it.ipRanges).stream().map(to -> to.cidrIp)))
        .each(
            prefix + "ipv6-cidr",
            each(of, it -> Given.list(it.ipv6Ranges).stream().map(to -> to.cidrIpv6)))
        .each(
            prefix + "prefix-list-id",
            each(of, it -> Given.list(it.prefixListIds).stream().map(to -> to.prefixListId)))
        .each(
            prefix + "group-id",
            each(of, it -> Given.list(it.userIdGroupPairs).stream().map(to -> to.groupId)))
        .each(
            prefix + "group-name",
            each(of, it -> Given.list(it.userIdGroupPairs).stream().map(to -> to.groupName)))
        .each(
            prefix + "user-id",
            each(of, it -> Given.list(it.userIdGroupPairs).stream().map(to -> to.userId)))
        .each(prefix + "protocol", each(of, it -> Stream.ofNullable(it.ipProtocol)))
        .each(prefix + "from-port", each(of, it -> Stream.ofNullable(it.fromPort)))
        .each(prefix + "to-port", each(of, it -> Stream.ofNullable(it.toPort)));
  }

  private static Function<SecurityGroup, Stream<? extends @Nullable Object>> each(
      Function<SecurityGroup, @Nullable List<IpPermission>> of,
      Function<IpPermission, Stream<? extends @Nullable Object>> values) {
    return group -> Given.list(of.apply(group)).stream().flatMap(values);
  }
}
