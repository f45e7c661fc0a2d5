package dev.culvert.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.PrefixList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDirectoryTest {

  private static final Cidr BENCHMARK = Cidr.parse("198.18.0.0/16");
  private static final Cidr BENCHMARK_IPV6 = Cidr.parse("2001:2::/48");

  private final ServiceDirectory directory = ServiceDirectory.standard();

  @ParameterizedTest
  @CsvSource({
    "dynamodb.us-east-1.amazonaws.com, dynamodb, us-east-1",
    "dynamodb.eu-west-1.amazonaws.com, dynamodb, eu-west-1",
    "dynamodb-fips.us-west-2.amazonaws.com, dynamodb, us-west-2",
    "dynamodb.us-east-1.api.aws, dynamodb, us-east-1",
    "111111111111.ddb.us-east-1.amazonaws.com, dynamodb, us-east-1",
    "111111111111.ddb.us-east-1.api.aws, dynamodb, us-east-1",
    "streams.dynamodb.us-east-1.amazonaws.com, dynamodb-streams, us-east-1",
    "streams-dynamodb.us-east-1.api.aws, dynamodb-streams, us-east-1",
    "sts.amazonaws.com, sts, us-east-1",
    "sts.eu-central-1.amazonaws.com, sts, eu-central-1",
    "iam.amazonaws.com, iam, us-east-1",
    "ec2.sa-east-1.amazonaws.com, ec2, sa-east-1",
    "s3.us-east-1.amazonaws.com, s3, us-east-1",
  })
  void aNameLeadsToItsServiceByAddressToo(String host, String name, String region) {
    Service service = directory.named(host).orElseThrow();

    assertThat(service.name()).isEqualTo(name);
    assertThat(service.region()).isEqualTo(region);
    assertThat(directory.resolve(host))
        .isNotEmpty()
        .allSatisfy(ip -> assertThat(directory.at(ip)).contains(service));
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb.amazonaws.com",
    "dynamodb-fips.eu-west-1.amazonaws.com",
    "dynamodb.eu-west-1.api.aws",
    "ddb.us-east-1.amazonaws.com",
    "11111111111x.ddb.us-east-1.amazonaws.com",
    "1111111111111.ddb.us-east-1.amazonaws.com",
    "example.com",
  })
  void otherNamesAreNobodys(String host) {
    assertThat(directory.named(host)).isEmpty();
    assertThat(directory.resolve(host)).isEmpty();
  }

  @Test
  void noTwoServicesShareAnAddressAndNoneIsRoutable() {
    List<Cidr> all = new ArrayList<>();
    for (Service service : directory.services()) {
      for (Cidr cidr : service.cidrs()) {
        assertThat(all).noneMatch(cidr::overlaps);
        boolean ipv4 = cidr.family() == AddressFamily.IPV4;
        assertThat((ipv4 ? BENCHMARK : BENCHMARK_IPV6).contains(cidr)).isTrue();
        assertThat(cidr.prefixLength()).isLessThanOrEqualTo(ipv4 ? 24 : 64);
        all.add(cidr);
      }
    }
  }

  @Test
  void onlyDualStackNamesHaveIpv6Addresses() {
    assertThat(directory.resolve("dynamodb.us-east-1.api.aws"))
        .extracting(IpAddress::family)
        .containsExactly(AddressFamily.IPV4, AddressFamily.IPV4, AddressFamily.IPV6);
    assertThat(directory.resolve("dynamodb.us-east-1.amazonaws.com"))
        .extracting(IpAddress::family)
        .containsExactly(AddressFamily.IPV4, AddressFamily.IPV4);
    assertThat(directory.prefixLists())
        .allSatisfy(list ->
            assertThat(list.cidrs()).extracting(Cidr::family).containsOnly(AddressFamily.IPV4));
  }

  @Test
  void prefixListsHaveAwssIds() {
    assertThat(directory.prefixLists())
        .hasSize(30)
        .extracting(it -> it.region() + " " + it.name() + " " + it.id())
        .contains(
            "us-east-1 com.amazonaws.us-east-1.dynamodb pl-02cd2c6b",
            "us-west-2 com.amazonaws.us-west-2.dynamodb pl-00a54069",
            "us-east-1 com.amazonaws.us-east-1.s3 pl-63a5400a");
    assertThat(directory.prefixLists())
        .allSatisfy(it -> assertThat(it.owner()).isEqualTo(PrefixList.AWS));
  }

  @Test
  void theSameIdMeansS3InOneRegionAndDynamoDbInAnother() {
    assertThat(directory.prefixLists())
        .filteredOn(it -> it.id().equals("pl-78a54011"))
        .extracting(PrefixList::name)
        .containsExactlyInAnyOrder(
            "com.amazonaws.ap-south-1.s3",
            "com.amazonaws.ap-northeast-1.dynamodb",
            "com.amazonaws.ap-northeast-2.s3");
  }

  @Test
  void onlyDynamoDbAndS3OfferGatewayEndpoints() {
    assertThat(directory.services().stream().filter(Service::gatewayEndpoint).map(Service::name))
        .containsOnly("dynamodb", "s3");
    Optional<Service> streams =
        directory.byEndpointServiceName("com.amazonaws.us-east-1.dynamodb-streams");
    assertThat(streams.orElseThrow().interfaceEndpointDns())
        .contains("streams.dynamodb.us-east-1.vpce.amazonaws.com");
    assertThat(streams.orElseThrow().privateDnsNames()).isEmpty();
  }

  @Test
  void addressesOutsideOfAllBlocksAreNobodys() {
    assertThat(directory.at(IpAddress.parse("198.19.0.1"))).isEmpty();
    assertThat(directory.at(IpAddress.parse("8.8.8.8"))).isEmpty();
    assertThat(directory.regions()).hasSize(15).contains("us-east-1", "sa-east-1");
  }
}
