package dev.culvert.services.iam;

import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.AttachedPolicy;
import dev.culvert.wire.aws.AwsException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The inline and attached policies of users, groups and roles, which work the same for all. */
final class HolderPolicies {
  private static final int MOST_ATTACHED = 10;

  private final ManagedPolicies managed;
  private final Documents documents;

  HolderPolicies(ManagedPolicies managed, Documents documents) {
    this.managed = managed;
    this.documents = documents;
  }

  <T extends PolicyHolder<T>> World put(
      T holder, @Nullable String policyName, @Nullable String document, World world) {
    var name = IamErrors.required(policyName, "policyName");
    var inline = new TreeMap<>(changeable(holder).inline());
    inline.put(name, IamErrors.checked(document, PolicyKind.INLINE));
    try {
      holder
          .inlineLimit()
          .check(
              holder.name(),
              inline.values().stream().map(text -> documents.of(text, PolicyKind.INLINE)).toList());
    } catch (PolicyRefusedException refusal) {
      throw new AwsException(
          refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""), 409);
    }
    return world.with(holder.register(), holder.withInline(inline));
  }

  static <T extends PolicyHolder<T>> String get(T holder, @Nullable String policyName) {
    var name = IamErrors.required(policyName, "policyName");
    var document = holder.inline().get(name);
    if (document == null) {
      throw IamErrors.noSuchPolicy(holder.noun(), name);
    }
    return Encoded.document(document);
  }

  static <T extends PolicyHolder<T>> World remove(
      T holder, @Nullable String policyName, World world) {
    var name = IamErrors.required(policyName, "policyName");
    var inline = new TreeMap<>(changeable(holder).inline());
    if (inline.remove(name) == null) {
      throw IamErrors.noSuchPolicy(holder.noun(), name);
    }
    return world.with(holder.register(), holder.withInline(inline));
  }

  <T extends PolicyHolder<T>> World attach(T holder, @Nullable String arn, World world) {
    var policy = managed.attachable(arn, changeable(holder).account(), world);
    var attached = new TreeSet<>(holder.attached());
    if (attached.add(policy.arn()) && attached.size() > MOST_ATTACHED) {
      throw new AwsException(
          "LimitExceeded",
          "Cannot exceed quota for PoliciesPer"
              + Shapes.capitalized(holder.noun())
              + ": "
              + MOST_ATTACHED,
          409);
    }
    return world.with(holder.register(), holder.withAttached(attached));
  }

  static <T extends PolicyHolder<T>> World detach(T holder, @Nullable String arn, World world) {
    var wanted = IamErrors.required(arn, "policyArn");
    var attached = new TreeSet<>(changeable(holder).attached());
    if (!attached.remove(wanted)) {
      throw new AwsException("NoSuchEntity", "Policy " + wanted + " was not found.", 404);
    }
    return world.with(holder.register(), holder.withAttached(attached));
  }

  <T extends PolicyHolder<T>> Page<AttachedPolicy> attached(
      T holder,
      @Nullable String pathPrefix,
      @Nullable String marker,
      @Nullable Integer maxItems,
      World world) {
    var policies =
        holder.attached().stream()
            .flatMap(arn -> managed.find(arn, world).stream())
            .filter(policy -> policy.path().startsWith(pathPrefix == null ? "/" : pathPrefix))
            .toList();
    var page = Page.of(policies, ManagedPolicy::arn, marker, maxItems);
    return new Page<>(page.items().stream().map(Shapes::attached).toList(), page.marker());
  }

  /** Before somebody is deleted. */
  static <T extends PolicyHolder<T>> T unburdened(T holder) {
    if (!changeable(holder).attached().isEmpty()) {
      throw IamErrors.inUse("detach all policies");
    }
    if (!holder.inline().isEmpty()) {
      throw IamErrors.inUse("delete policies");
    }
    return holder;
  }

  private static <T extends PolicyHolder<T>> PolicyHolder<T> changeable(T holder) {
    if (holder instanceof Role role && role.isServiceLinked()) {
      throw ServiceLinkedRoles.unmodifiable(role);
    }
    return holder;
  }
}
