package dev.culvert.network.walk;

import dev.culvert.network.Cidr;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.Ipv6Address;
import dev.culvert.network.PrefixListId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A region of AWS with the services that have a name here.
 *
 * <p>The ids of the prefix lists are AWS's own ({@code describe-prefix-lists} of all regions, about
 * 2018; ids do not change). The addresses are not: each region has 4096 of 198.18.0.0/16, which RFC
 * 2544 reserves for benchmarks, so that a packet that escaped could reach nobody.
 *
 * @param number 0 to 15; decides the addresses
 */
record AwsRegion(int number, String name, String dynamoDbList, String s3List) {

  static final List<AwsRegion> ALL =
      List.of(
          new AwsRegion(0, "us-east-1", "pl-02cd2c6b", "pl-63a5400a"),
          new AwsRegion(1, "us-east-2", "pl-4ca54025", "pl-7ba54012"),
          new AwsRegion(2, "us-west-1", "pl-6ea54007", "pl-6ba54002"),
          new AwsRegion(3, "us-west-2", "pl-00a54069", "pl-68a54001"),
          new AwsRegion(4, "ca-central-1", "pl-4ea54027", "pl-7da54014"),
          new AwsRegion(5, "eu-west-1", "pl-6fa54006", "pl-6da54004"),
          new AwsRegion(6, "eu-west-2", "pl-b3a742da", "pl-7ca54015"),
          new AwsRegion(7, "eu-west-3", "pl-abb451c2", "pl-23ad484a"),
          new AwsRegion(8, "eu-central-1", "pl-66a5400f", "pl-6ea54007"),
          new AwsRegion(9, "ap-south-1", "pl-66a7420f", "pl-78a54011"),
          new AwsRegion(10, "ap-southeast-1", "pl-67a5400e", "pl-6fa54006"),
          new AwsRegion(11, "ap-southeast-2", "pl-62a5400b", "pl-6ca54005"),
          new AwsRegion(12, "ap-northeast-1", "pl-78a54011", "pl-61a54008"),
          new AwsRegion(13, "ap-northeast-2", "pl-48a54021", "pl-78a54011"),
          new AwsRegion(14, "sa-east-1", "pl-60a54009", "pl-6aa54003"));

  private static final Ipv4Address FIRST = Ipv4Address.parse("198.18.0.0");
  private static final Ipv6Address FIRST_IPV6 = Ipv6Address.parse("2001:2::");

  List<Service> services() {
    List<Service> services = new ArrayList<>(List.of(dynamoDb(), streams(), s3(), sts(), ec2()));
    if (name.equals("us-east-1")) {
      services.add(iam());
    }
    return services;
  }

  /**
   * Names from the DynamoDB page of the AWS General Reference. That the account-based names resolve
   * into the prefix list is assumed.
   */
  private Service dynamoDb() {
    List<String> hosts = new ArrayList<>(List.of("dynamodb." + name + ".amazonaws.com"));
    List<String> accountHosts = new ArrayList<>(List.of("ddb." + name + ".amazonaws.com"));
    if (hasFips()) {
      hosts.add("dynamodb-fips." + name + ".amazonaws.com");
    }
    if (hasDualStack()) {
      hosts.add("dynamodb." + name + ".api.aws");
      hosts.add("dynamodb-fips." + name + ".api.aws");
      accountHosts.add("ddb." + name + ".api.aws");
    }
    return new Service(
        "dynamodb",
        name,
        withIpv6(0, cidr(0, 22), cidr(4, 24)),
        Optional.of(new PrefixListId(dynamoDbList)),
        hosts,
        accountHosts,
        true,
        Optional.of("dynamodb." + name + ".vpce.amazonaws.com"),
        List.of());
  }

  /** Streams are not in DynamoDB's prefix list and have no gateway endpoint. */
  private Service streams() {
    List<String> hosts = new ArrayList<>(List.of("streams.dynamodb." + name + ".amazonaws.com"));
    if (hasFips()) {
      hosts.add("streams.dynamodb-fips." + name + ".amazonaws.com");
    }
    if (hasDualStack()) {
      hosts.add("streams-dynamodb." + name + ".api.aws");
      hosts.add("streams-dynamodb-fips." + name + ".api.aws");
    }
    return service(
        "dynamodb-streams", withIpv6(5, cidr(5, 24)), hosts, "streams.dynamodb." + name, List.of());
  }

  private Service sts() {
    String regional = "sts." + name + ".amazonaws.com";
    List<String> hosts =
        name.equals("us-east-1") ? List.of(regional, "sts.amazonaws.com") : List.of(regional);
    return service("sts", List.of(cidr(6, 24)), hosts, "sts." + name, List.of(regional));
  }

  private Service ec2() {
    String regional = "ec2." + name + ".amazonaws.com";
    return service(
        "ec2", List.of(cidr(7, 24)), List.of(regional), "ec2." + name, List.of(regional));
  }

  private Service s3() {
    return new Service(
        "s3",
        name,
        List.of(cidr(8, 22)),
        Optional.of(new PrefixListId(s3List)),
        List.of("s3." + name + ".amazonaws.com"),
        List.of(),
        true,
        Optional.empty(),
        List.of());
  }

  private Service iam() {
    return new Service(
        "iam",
        name,
        List.of(cidr(12, 24)),
        Optional.empty(),
        List.of("iam.amazonaws.com"),
        List.of(),
        false,
        Optional.empty(),
        List.of());
  }

  private Service service(
      String service,
      List<Cidr> cidrs,
      List<String> hosts,
      String vpce,
      List<String> privateDnsNames) {
    return new Service(
        service,
        name,
        cidrs,
        Optional.empty(),
        hosts,
        List.of(),
        false,
        Optional.of(vpce + ".vpce.amazonaws.com"),
        privateDnsNames);
  }

  private boolean hasFips() {
    return name.startsWith("us-") || name.startsWith("ca-");
  }

  private boolean hasDualStack() {
    return name.startsWith("us-");
  }

  /** A block of this region that begins at its {@code slot}th 256 addresses. */
  private Cidr cidr(int slot, int prefixLength) {
    return new Cidr(FIRST.plus(number * 4096L + slot * 256L), prefixLength);
  }

  /** With an IPv6 block of the region's (RFC 5180, again for benchmarks) where names have both. */
  private List<Cidr> withIpv6(int slot, Cidr... ipv4) {
    List<Cidr> cidrs = new ArrayList<>(List.of(ipv4));
    if (hasDualStack()) {
      cidrs.add(new Cidr(new Ipv6Address(FIRST_IPV6.high() + number * 16L + slot, 0), 64));
    }
    return cidrs;
  }
}
