package dev.culvert.services.organizations;

import dev.culvert.services.control.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Organizations as they stand in one world. */
final class Tree {
  private Tree() {}

  /** The organization that an account is in. */
  static Optional<Organization> of(String account, World world) {
    return world
        .find(Member.REGISTER, account)
        .flatMap(member -> world.find(Organization.REGISTER, member.organization()));
  }

  static List<Member> members(Organization of, World world) {
    return world.all(Member.REGISTER).stream()
        .filter(member -> member.organization().equals(of.id()))
        .sorted(Comparator.comparing(Member::account))
        .toList();
  }

  static List<Unit> units(Organization of, World world) {
    return world.all(Unit.REGISTER).stream()
        .filter(unit -> unit.organization().equals(of.id()))
        .sorted(Comparator.comparing(Unit::id))
        .toList();
  }

  /** From the root to the account, both included. */
  static List<String> way(Organization of, Member member, World world) {
    var way = new ArrayList<String>();
    way.add(member.account());
    var at = member.parent();
    while (!at.equals(of.rootId())) {
      way.add(at);
      at = world.find(Unit.REGISTER, at).map(Unit::parent).orElse(of.rootId());
    }
    way.add(of.rootId());
    return way.reversed();
  }

  /** The policies of a type on a target. */
  static List<ControlPolicy> on(String target, String type, World world) {
    return world.all(Attachment.REGISTER).stream()
        .filter(it -> it.target().equals(target) && it.type().equals(type))
        .sorted(Comparator.comparing(Attachment::policy))
        .flatMap(it -> policy(it.policy(), world).stream())
        .toList();
  }

  static Optional<ControlPolicy> policy(String id, World world) {
    return switch (id) {
      case "p-FullAWSAccess" -> Optional.of(ControlPolicy.full(ControlPolicy.SERVICE));
      case "p-RCPFullAWSAccess" -> Optional.of(ControlPolicy.full(ControlPolicy.RESOURCE));
      default -> world.find(ControlPolicy.REGISTER, id);
    };
  }

  /** Every place that policies can be attached to. */
  static List<String> targets(Organization of, World world) {
    var targets = new ArrayList<String>();
    targets.add(of.rootId());
    units(of, world).forEach(unit -> targets.add(unit.id()));
    members(of, world).forEach(member -> targets.add(member.account()));
    return targets;
  }
}
