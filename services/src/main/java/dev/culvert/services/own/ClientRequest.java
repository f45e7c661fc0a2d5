package dev.culvert.services.own;

import java.util.Optional;

/**
 * Asks for a place inside a VPC to run a program at: exactly one of subnet, instance and interface.
 *
 * @param role the name of the role that the program has; empty for the place's own
 * @param refusal {@code silent} or {@code immediate}
 */
public record ClientRequest(
    Optional<String> subnet,
    Optional<String> instance,
    Optional<String> networkInterface,
    Optional<String> role,
    Optional<String> refusal) {}
