package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;
import dev.culvert.network.Vpc;
import java.util.Map;
import java.util.Optional;

/** What each VPC offers at fixed addresses; neither security groups nor network ACLs apply. */
public enum LocalService {
  /**
   * {@code 169.254.169.253}, {@code fd00:ec2::253} and the VPC's primary block plus 2, as long as
   * the VPC has DNS support.
   */
  RESOLVER,
  /** {@code 169.254.169.254} and {@code fd00:ec2::254}. */
  INSTANCE_METADATA,
  /** {@code 169.254.169.123} and {@code fd00:ec2::123}. */
  TIME_SYNC;

  private static final Map<IpAddress, LocalService> ADDRESSES =
      Map.of(
          IpAddress.parse("169.254.169.253"), RESOLVER,
          IpAddress.parse("fd00:ec2::253"), RESOLVER,
          IpAddress.parse("169.254.169.254"), INSTANCE_METADATA,
          IpAddress.parse("fd00:ec2::254"), INSTANCE_METADATA,
          IpAddress.parse("169.254.169.123"), TIME_SYNC,
          IpAddress.parse("fd00:ec2::123"), TIME_SYNC);

  /** Which of them answers at this address in this VPC. */
  public static Optional<LocalService> at(Vpc vpc, IpAddress ip) {
    if (isResolver(vpc, ip)) {
      return vpc.enableDnsSupport() ? Optional.of(RESOLVER) : Optional.empty();
    }
    return Optional.ofNullable(ADDRESSES.get(ip));
  }

  /** Whether it is one of the addresses of the VPC's resolver. */
  static boolean isResolver(Vpc vpc, IpAddress ip) {
    return ip.equals(vpc.resolver()) || ADDRESSES.get(ip) == RESOLVER;
  }
}
