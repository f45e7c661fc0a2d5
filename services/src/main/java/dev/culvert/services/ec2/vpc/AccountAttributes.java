package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.shapes.ec2.AccountAttribute;
import dev.culvert.shapes.ec2.AccountAttributeValue;
import dev.culvert.shapes.ec2.DescribeAccountAttributesRequest;
import dev.culvert.shapes.ec2.DescribeAccountAttributesResponse;
import dev.culvert.shapes.ec2.Ec2;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What EC2 tells about an account as a whole. */
public final class AccountAttributes {
  private static final Map<String, String> FIXED =
      Map.of(
          "supported-platforms", "VPC",
          "max-instances", "20",
          "max-elastic-ips", "5",
          "vpc-max-elastic-ips", "5",
          "vpc-max-security-groups-per-interface", "5");

  private final Actions actions;

  public AccountAttributes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(actions.read(Ec2.DESCRIBE_ACCOUNT_ATTRIBUTES, AccountAttributes::describe));
  }

  private static DescribeAccountAttributesResponse describe(
      DescribeAccountAttributesRequest input, Seen seen) {
    var attributes = new TreeMap<>(FIXED);
    attributes.put("default-vpc", DefaultVpc.find(seen).map(Vpc::id).orElse("none"));
    var names = Given.list(input.attributeNames);
    for (var name : names) {
      if (!attributes.containsKey(name)) {
        throw Given.invalid(name, "attributeName", "Unknown attribute.");
      }
    }
    attributes.keySet().removeIf(name -> !names.isEmpty() && !names.contains(name));
    return new DescribeAccountAttributesResponse()
        .accountAttributes(
            attributes.entrySet().stream()
                .map(attribute ->
                    new AccountAttribute()
                        .attributeName(attribute.getKey())
                        .attributeValues(
                            List.of(
                                new AccountAttributeValue().attributeValue(attribute.getValue()))))
                .toList());
  }
}
