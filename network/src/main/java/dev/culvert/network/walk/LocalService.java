package dev.culvert.network.walk;

/** What each VPC offers at fixed addresses. */
public enum LocalService {
  /** {@code 169.254.169.253}, {@code fd00:ec2::253} and the VPC's primary block plus 2. */
  RESOLVER,
  /** {@code 169.254.169.254} and {@code fd00:ec2::254}. */
  INSTANCE_METADATA,
  /** {@code 169.254.169.123} and {@code fd00:ec2::123}. */
  TIME_SYNC
}
