package dev.culvert.services.dynamodb;

import dev.culvert.services.control.Register;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a replica's capacity is to be scaled: kept and described, not done, because nothing here
 * needs more capacity.
 *
 * @param replica the replica's resource name
 * @param settings by what they are about
 */
public record AutoScaling(String replica, Map<String, Settings> settings) {
  public static final Register<AutoScaling> REGISTER =
      Register.of("dynamodb.autoScaling", AutoScaling.class, AutoScaling::replica);

  public AutoScaling {
    settings = Map.copyOf(settings);
  }

  static AutoScaling none(String replica) {
    return new AutoScaling(replica, Map.of());
  }

  /** What the settings of a table, or of one of its indexes, are kept under. */
  static String about(Optional<String> index, boolean read) {
    return index.orElse("") + (read ? "/read" : "/write");
  }

  /** Limits and policy of one capacity. */
  public record Settings(
      Optional<Long> least,
      Optional<Long> most,
      Optional<Boolean> disabled,
      Optional<String> roleArn,
      Optional<Policy> policy) {}

  /** A policy that keeps consumption near a share of the capacity, in percent. */
  public record Policy(
      Optional<String> name,
      Optional<Boolean> scaleInDisabled,
      Optional<Integer> scaleInSeconds,
      Optional<Integer> scaleOutSeconds,
      double target) {}

  Optional<Settings> of(String about) {
    return Optional.ofNullable(settings.get(about));
  }

  AutoScaling with(String about, Settings next) {
    var all = new TreeMap<>(settings);
    all.put(about, next);
    return new AutoScaling(replica, all);
  }
}
