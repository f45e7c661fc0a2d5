package dev.culvert.services.ec2.instance;

import java.util.Optional;

/**
 * Attributes of an instance that the API keeps and tells.
 *
 * @param publicAddress whether its primary interface gets a public address at each start
 * @param userData as given, in base64
 * @param cpuCredits of burstable types: {@code standard} or {@code unlimited}
 */
public record InstanceSettings(
    boolean disableApiTermination,
    boolean disableApiStop,
    String shutdownBehavior,
    boolean ebsOptimized,
    boolean detailedMonitoring,
    boolean hibernation,
    boolean enclave,
    boolean publicAddress,
    String tenancy,
    Optional<String> userData,
    Optional<String> cpuCredits,
    Optional<String> clientToken,
    String hostnameType,
    boolean resourceNameDnsA,
    boolean resourceNameDnsAaaa) {

  InstanceSettings withTerminationProtection(boolean changed) {
    return copy(
        changed, disableApiStop, shutdownBehavior, ebsOptimized, detailedMonitoring, userData);
  }

  InstanceSettings withStopProtection(boolean changed) {
    return copy(
        disableApiTermination,
        changed,
        shutdownBehavior,
        ebsOptimized,
        detailedMonitoring,
        userData);
  }

  InstanceSettings withShutdownBehavior(String changed) {
    return copy(
        disableApiTermination, disableApiStop, changed, ebsOptimized, detailedMonitoring, userData);
  }

  InstanceSettings withEbsOptimized(boolean changed) {
    return copy(
        disableApiTermination,
        disableApiStop,
        shutdownBehavior,
        changed,
        detailedMonitoring,
        userData);
  }

  InstanceSettings withMonitoring(boolean changed) {
    return copy(
        disableApiTermination, disableApiStop, shutdownBehavior, ebsOptimized, changed, userData);
  }

  InstanceSettings withUserData(Optional<String> changed) {
    return copy(
        disableApiTermination,
        disableApiStop,
        shutdownBehavior,
        ebsOptimized,
        detailedMonitoring,
        changed);
  }

  InstanceSettings withCpuCredits(String changed) {
    return new InstanceSettings(
        disableApiTermination,
        disableApiStop,
        shutdownBehavior,
        ebsOptimized,
        detailedMonitoring,
        hibernation,
        enclave,
        publicAddress,
        tenancy,
        userData,
        Optional.of(changed),
        clientToken,
        hostnameType,
        resourceNameDnsA,
        resourceNameDnsAaaa);
  }

  InstanceSettings withNames(String hostnames, boolean a, boolean aaaa) {
    return new InstanceSettings(
        disableApiTermination,
        disableApiStop,
        shutdownBehavior,
        ebsOptimized,
        detailedMonitoring,
        hibernation,
        enclave,
        publicAddress,
        tenancy,
        userData,
        cpuCredits,
        clientToken,
        hostnames,
        a,
        aaaa);
  }

  private InstanceSettings copy(
      boolean termination,
      boolean stop,
      String behavior,
      boolean optimized,
      boolean monitoring,
      Optional<String> data) {
    return new InstanceSettings(
        termination,
        stop,
        behavior,
        optimized,
        monitoring,
        hibernation,
        enclave,
        publicAddress,
        tenancy,
        data,
        cpuCredits,
        clientToken,
        hostnameType,
        resourceNameDnsA,
        resourceNameDnsAaaa);
  }
}
