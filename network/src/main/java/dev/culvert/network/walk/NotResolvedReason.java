package dev.culvert.network.walk;

/** Why a name has no address. */
public enum NotResolvedReason {
  /** The VPC's resolver does not answer: its attribute {@code enableDnsSupport} is off. */
  DNS_SUPPORT_DISABLED,
  /** Nobody knows the name. */
  UNKNOWN_NAME,
  /** The DHCP options name no server at all. */
  NO_NAME_SERVER
}
