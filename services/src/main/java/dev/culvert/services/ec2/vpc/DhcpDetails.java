package dev.culvert.services.ec2.vpc;

import dev.culvert.services.control.Register;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of DHCP options as it was written.
 *
 * @param isDefault whether new VPCs of the account and region get it
 */
public record DhcpDetails(
    String id,
    String account,
    String region,
    boolean isDefault,
    SortedMap<String, List<String>> options) {

  public static final Register<DhcpDetails> REGISTER =
      Register.of("ec2.dhcp-options", DhcpDetails.class, DhcpDetails::id);

  public DhcpDetails {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}
