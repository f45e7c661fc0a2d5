package dev.culvert.network;

/**
 * One rule of a security group.
 *
 * @param id {@code sgr-} and 17 hexadecimal digits
 * @param peer the other end: the source of an ingress rule, the destination of an egress rule
 */
public record SecurityGroupRule(String id, Traffic traffic, RulePeer peer) {}
