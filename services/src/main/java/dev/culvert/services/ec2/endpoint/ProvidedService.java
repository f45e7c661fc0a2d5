package dev.culvert.services.ec2.endpoint;

import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.basis.Scope;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An endpoint service that an account provides to others. Its load balancers are names only: what
 * answers behind them is not part of Culvert, but who may connect is decided here.
 *
 * @param id {@code vpce-svc-…}
 * @param acceptanceRequired whether each endpoint has to be accepted before it leads anywhere
 * @param allowedPrincipals ARNs that may make endpoints, each with the id of its permission
 * @param payerResponsibility {@code ServiceOwner} if the provider pays, or empty
 */
public record ProvidedService(
    String id,
    String account,
    String region,
    Instant created,
    boolean acceptanceRequired,
    List<String> networkLoadBalancers,
    List<String> gatewayLoadBalancers,
    List<String> ipAddressTypes,
    SortedMap<String, String> allowedPrincipals,
    Optional<String> payerResponsibility) {

  public static final Register<ProvidedService> REGISTER =
      Register.of("ec2.vpc-endpoint-service", ProvidedService.class, ProvidedService::id);

  private static final String PREFIX = "com.amazonaws.vpce.";

  public ProvidedService {
    networkLoadBalancers = List.copyOf(networkLoadBalancers);
    gatewayLoadBalancers = List.copyOf(gatewayLoadBalancers);
    ipAddressTypes = List.copyOf(ipAddressTypes);
    allowedPrincipals = Collections.unmodifiableSortedMap(new TreeMap<>(allowedPrincipals));
  }

  /** The service of this name, if this account may know of it. */
  static Optional<ProvidedService> named(String name, Scope scope, World world) {
    return name.startsWith(PREFIX)
        ? world
            .find(REGISTER, name.substring(name.lastIndexOf('.') + 1))
            .filter(it -> it.name().equals(name))
            .filter(it -> it.region().equals(scope.region()) && it.admits(scope.account()))
        : Optional.empty();
  }

  /** The service of this name, whoever asks. */
  static Optional<ProvidedService> named(String name, World world) {
    return name.startsWith(PREFIX)
        ? world.find(REGISTER, name.substring(name.lastIndexOf('.') + 1))
        : Optional.empty();
  }

  /** The provider itself needs no permission. */
  private boolean admits(String consumer) {
    return consumer.equals(account)
        || allowedPrincipals.keySet().stream()
            .anyMatch(it ->
                it.equals("*")
                    || it.equals(consumer)
                    || it.startsWith("arn:aws:iam::" + consumer + ":"));
  }

  String name() {
    return PREFIX + region + "." + id;
  }

  /** What the names of its endpoints end in. */
  String baseDnsName() {
    return id + "." + region + ".vpce.amazonaws.com";
  }

  boolean gateway() {
    return !gatewayLoadBalancers.isEmpty();
  }

  ProvidedService with(
      boolean acceptance, List<String> network, List<String> gateway, List<String> types) {
    return new ProvidedService(
        id,
        account,
        region,
        created,
        acceptance,
        network,
        gateway,
        types,
        allowedPrincipals,
        payerResponsibility);
  }

  ProvidedService withPrincipals(SortedMap<String, String> changed) {
    return new ProvidedService(
        id,
        account,
        region,
        created,
        acceptanceRequired,
        networkLoadBalancers,
        gatewayLoadBalancers,
        ipAddressTypes,
        changed,
        payerResponsibility);
  }

  ProvidedService withPayer(String changed) {
    return new ProvidedService(
        id,
        account,
        region,
        created,
        acceptanceRequired,
        networkLoadBalancers,
        gatewayLoadBalancers,
        ipAddressTypes,
        allowedPrincipals,
        Optional.of(changed));
  }
}
