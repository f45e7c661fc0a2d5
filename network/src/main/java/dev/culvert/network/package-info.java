/**
 * The network of all accounts and regions as one immutable value; read {@link Network} first, then
 * {@link dev.culvert.network.walk.Walk} for what happens to a packet in it.
 *
 * <p>Addresses ({@link IpAddress}, {@link Cidr}), the resources of a VPC as records, and the
 * predicates that the walk, a packet filter and a prover share: which route wins ({@link
 * RouteMatch}), what a security group or a network ACL admits. Resources hold network facts only:
 * tags, client tokens and creation times are kept by whoever serves the EC2 API.
 */
@NullMarked
package dev.culvert.network;

import org.jspecify.annotations.NullMarked;
