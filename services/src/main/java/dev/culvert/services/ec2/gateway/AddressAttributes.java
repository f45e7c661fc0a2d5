package dev.culvert.services.ec2.gateway;

import dev.culvert.network.ElasticAddress;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DescribeAddressesAttributeRequest;
import dev.culvert.shapes.ec2.DescribeAddressesAttributeResponse;
import dev.culvert.shapes.ec2.Ec2;
import java.util.List;

/** Reverse DNS names of Elastic IPs: nobody could look one up, so none can be set. */
public final class AddressAttributes {
  private final Actions actions;

  public AddressAttributes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(
            Ec2.DESCRIBE_ADDRESSES_ATTRIBUTE,
            input -> Touched.each(Kind.ELASTIC_IP, input.allocationIds),
            AddressAttributes::describe));
  }

  private static DescribeAddressesAttributeResponse describe(
      DescribeAddressesAttributeRequest input, Seen seen) {
    Given.oneOf(
        Given.text(input.attribute).orElse("domain-name"), "attribute", List.of("domain-name"));
    for (var id : Given.list(input.allocationIds)) {
      seen.the(Kind.ELASTIC_IP, ElasticAddress.class, id);
    }
    return new DescribeAddressesAttributeResponse().addresses(List.of());
  }
}
