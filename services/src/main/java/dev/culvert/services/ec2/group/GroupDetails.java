package dev.culvert.services.ec2.group;

import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.HashMap;
import java.util.Map;

/**
 * What the API knows of a security group beyond the network.
 *
 * @param ruleDescriptions by rule id; rules without one are not in here
 */
public record GroupDetails(
    String groupId, String description, Map<String, String> ruleDescriptions) {

  public static final Register<GroupDetails> REGISTER =
      Register.of("ec2.security-group", GroupDetails.class, GroupDetails::groupId);

  public GroupDetails {
    ruleDescriptions = Map.copyOf(ruleDescriptions);
  }

  public static GroupDetails of(String groupId, String description) {
    return new GroupDetails(groupId, description, Map.of());
  }

  static GroupDetails of(World world, String groupId) {
    return world
        .find(REGISTER, groupId)
        .orElseThrow(() -> new IllegalStateException(groupId + " has no details"));
  }

  GroupDetails withRuleDescription(String ruleId, String text) {
    var changed = new HashMap<>(ruleDescriptions);
    if (text.isEmpty()) {
      changed.remove(ruleId);
    } else {
      changed.put(ruleId, text);
    }
    return new GroupDetails(groupId, description, changed);
  }

  GroupDetails withoutRule(String ruleId) {
    return withRuleDescription(ruleId, "");
  }
}
