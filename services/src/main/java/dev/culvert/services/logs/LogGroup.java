package dev.culvert.services.logs;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A log group.
 *
 * @param retentionDays empty keeps events for ever
 */
public record LogGroup(
    String account,
    String region,
    String name,
    Instant created,
    Optional<Integer> retentionDays,
    Optional<String> logGroupClass,
    Map<String, String> tags) {
  public static final Register<LogGroup> REGISTER =
      Register.of("logs.group", LogGroup.class, LogGroup::arn);

  public LogGroup {
    tags = Map.copyOf(tags);
  }

  /** Without the {@code :*} that some answers put behind it. */
  public String arn() {
    return arn(account, region, name);
  }

  static String arn(String account, String region, String name) {
    return "arn:aws:logs:" + region + ":" + account + ":log-group:" + name;
  }

  LogGroup keeping(Optional<Integer> days) {
    return new LogGroup(account, region, name, created, days, logGroupClass, tags);
  }

  LogGroup tagged(Map<String, String> more) {
    var all = new TreeMap<>(tags);
    all.putAll(more);
    return with(all);
  }

  LogGroup untagged(Iterable<String> keys) {
    var all = new TreeMap<>(tags);
    keys.forEach(all::remove);
    return with(all);
  }

  private LogGroup with(Map<String, String> all) {
    return new LogGroup(account, region, name, created, retentionDays, logGroupClass, all);
  }
}
