package dev.culvert.network;

/** The other end that a security group rule admits. */
public sealed interface RulePeer permits Cidr, PrefixListId, SecurityGroupId {}
