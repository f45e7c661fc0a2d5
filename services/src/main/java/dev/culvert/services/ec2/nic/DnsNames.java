package dev.culvert.services.ec2.nic;

import dev.culvert.network.IpAddress;

/** The names that EC2 gives to addresses of interfaces. */
public final class DnsNames {
  private DnsNames() {}

  /** {@code ip-10-0-0-5.ec2.internal}, or {@code ip-10-0-0-5.eu-west-1.compute.internal}. */
  public static String ofPrivate(IpAddress ip, String region) {
    return "ip-" + dashed(ip) + "." + internalDomain(region);
  }

  /** {@code ec2-198-19-0-1.compute-1.amazonaws.com} and its kin. */
  public static String ofPublic(IpAddress ip, String region) {
    var domain = region.equals("us-east-1") ? "compute-1" : region + ".compute";
    return "ec2-" + dashed(ip) + "." + domain + ".amazonaws.com";
  }

  public static String internalDomain(String region) {
    return region.equals("us-east-1") ? "ec2.internal" : region + ".compute.internal";
  }

  private static String dashed(IpAddress ip) {
    return ip.toString().replace('.', '-').replace(':', '-');
  }
}
