package dev.culvert.services.ec2.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type of instance: those of the general, compute and memory families of the last generations,
 * with the numbers of the EC2 instance type guide.
 *
 * @param memoryMib memory in MiB
 * @param interfaces how many network interfaces it can have
 * @param addresses how many IPv4 addresses each of them
 */
record InstanceType(
    String name,
    int vcpus,
    long memoryMib,
    String architecture,
    int interfaces,
    int addresses,
    boolean burstable) {
  private static final Map<String, InstanceType> ALL = all();
  private static final int GIB = 1024;
  private static final String X86 = "x86_64";
  private static final String ARM = "arm64";

  static Optional<InstanceType> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static List<InstanceType> known() {
    return List.copyOf(ALL.values());
  }

  private static Map<String, InstanceType> all() {
    var all = new LinkedHashMap<String, InstanceType>();
    for (var family : List.of("t2", "t3", "t3a", "t4g")) {
      burstable(family).forEach(type -> all.put(type.name(), type));
    }
    for (var family : List.of("m4", "m5", "m5a", "m6a", "m6g", "m6i", "m7a", "m7g", "m7i")) {
      sized(family, 4).forEach(type -> all.put(type.name(), type));
    }
    for (var family : List.of("c4", "c5", "c5a", "c6a", "c6g", "c6i", "c7a", "c7g", "c7i")) {
      sized(family, 2).forEach(type -> all.put(type.name(), type));
    }
    for (var family : List.of("r4", "r5", "r5a", "r6a", "r6g", "r6i", "r7a", "r7g", "r7i")) {
      sized(family, 8).forEach(type -> all.put(type.name(), type));
    }
    return all;
  }

  private static List<InstanceType> burstable(String family) {
    var one = family.equals("t2") ? 1 : 2;
    return List.of(
        of(family, "nano", one, GIB / 2, 2, 2),
        of(family, "micro", one, GIB, 2, 2),
        of(family, "small", one, 2 * GIB, 3, 4),
        of(family, "medium", 2, 4 * GIB, 3, 6),
        of(family, "large", 2, 8 * GIB, 3, 12),
        of(family, "xlarge", 4, 16 * GIB, 4, 15),
        of(family, "2xlarge", 8, 32 * GIB, 4, 15));
  }

  private static List<InstanceType> sized(String family, int gibPerCpu) {
    var perCpu = gibPerCpu * GIB;
    return List.of(
        of(family, "large", 2, 2 * perCpu, 3, 10),
        of(family, "xlarge", 4, 4 * perCpu, 4, 15),
        of(family, "2xlarge", 8, 8 * perCpu, 4, 15),
        of(family, "4xlarge", 16, 16 * perCpu, 8, 30),
        of(family, "8xlarge", 32, 32 * perCpu, 8, 30),
        of(family, "12xlarge", 48, 48 * perCpu, 8, 30),
        of(family, "16xlarge", 64, 64 * perCpu, 15, 50),
        of(family, "24xlarge", 96, 96 * perCpu, 15, 50));
  }

  private static InstanceType of(
      String family, String size, int vcpus, int memoryMib, int interfaces, int addresses) {
    return new InstanceType(
        family + "." + size,
        vcpus,
        memoryMib,
        family.endsWith("g") ? ARM : X86,
        interfaces,
        addresses,
        family.startsWith("t"));
  }

  /** Older ones run on Xen, all others on Nitro. */
  boolean nitro() {
    return !name.startsWith("t2.")
        && !name.startsWith("m4.")
        && !name.startsWith("c4.")
        && !name.startsWith("r4.");
  }

  int threadsPerCore() {
    return architecture.equals(ARM) || vcpus == 1 ? 1 : 2;
  }

  /** Credits of burstable types if nobody chose. */
  String defaultCredits() {
    return name.startsWith("t2.") ? "standard" : "unlimited";
  }
}
