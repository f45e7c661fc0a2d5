package dev.culvert.items;

import dev.culvert.items.table.ResourcePolicy;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableSettings;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The resource policies of tables and of their streams. They are kept here as text; what they allow
 * is decided elsewhere.
 */
public final class ResourcePolicies {
  /** What a request expects that wants no policy to be there. */
  public static final String NO_POLICY = "NO_POLICY";

  private final Catalogue catalogue;
  private final InstantSource clock;

  ResourcePolicies(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * A resource that may have a policy.
   *
   * @param streamLabel the stream's label, or null for the table itself
   */
  public record Resource(TableAddress table, @Nullable String streamLabel) {
    /** The resource's name. */
    public String arn() {
      return streamLabel == null ? table.arn() : table.streamArn(streamLabel);
    }
  }

  /** The policy, or null where the resource has none or is not there. */
  public @Nullable ResourcePolicy find(Resource resource) {
    Table table = catalogue.find(resource.table());
    return table == null || !isCurrent(resource, table.definition)
        ? null
        : of(resource, table.definition.settings());
  }

  /**
   * The policy.
   *
   * @throws RejectedException PolicyNotFoundException
   */
  public ResourcePolicy get(Resource resource) {
    ResourcePolicy policy = of(resource, named(resource).settings());
    if (policy == null) {
      throw notFound(resource.arn());
    }
    return policy;
  }

  /**
   * Attaches a policy in the place of the one that is there; the same document again keeps its
   * revision.
   *
   * @param expectedRevision the revision that must be there, {@link #NO_POLICY} for none, or null
   *     for whatever is
   */
  public ResourcePolicy put(Resource resource, String document, @Nullable String expectedRevision) {
    return catalogue.changing(() -> {
      TableDefinition table = named(resource);
      ResourcePolicy current = of(resource, table.settings());
      check(resource, current, expectedRevision);
      if (current != null && current.document().equals(document)) {
        return current;
      }
      Definitions definitions = catalogue.definitions(clock.instant());
      ResourcePolicy policy = definitions.policy(document);
      catalogue.put(table.withSettings(with(resource, table.settings(), policy)));
      return policy;
    });
  }

  /**
   * Removes the policy, if there is one.
   *
   * @return what was there, or null
   */
  public @Nullable ResourcePolicy delete(Resource resource, @Nullable String expectedRevision) {
    return catalogue.<@Nullable ResourcePolicy>changing(() -> {
      TableDefinition table = named(resource);
      ResourcePolicy policy = of(resource, table.settings());
      if (expectedRevision != null) {
        check(resource, policy, expectedRevision);
      }
      if (policy != null) {
        catalogue.put(table.withSettings(with(resource, table.settings(), null)));
      }
      return policy;
    });
  }

  private TableDefinition named(Resource resource) {
    TableDefinition table = catalogue.named(resource.table()).definition;
    if (!isCurrent(resource, table)) {
      throw notFound(resource.arn());
    }
    return table;
  }

  private static boolean isCurrent(Resource resource, TableDefinition table) {
    StreamDefinition stream = table.stream();
    return resource.streamLabel() == null
        || (stream != null && stream.label().equals(resource.streamLabel()));
  }

  private static @Nullable ResourcePolicy of(Resource resource, TableSettings settings) {
    return resource.streamLabel() == null ? settings.policy() : settings.streamPolicy();
  }

  private static TableSettings with(
      Resource resource, TableSettings settings, @Nullable ResourcePolicy policy) {
    return resource.streamLabel() == null
        ? settings.withPolicy(policy)
        : settings.withStreamPolicy(policy);
  }

  private static void check(
      Resource resource, @Nullable ResourcePolicy policy, @Nullable String expected) {
    String revision = policy == null ? NO_POLICY : policy.revisionId();
    if (expected == null || expected.equals(revision)) {
      return;
    }
    String name = resource.table().name();
    if (policy == null) {
      throw notFound(resource.arn());
    }
    throw notFound(
        expected.equals(NO_POLICY)
            ? "Requested policy update expecting none to be present for table %s, but a policy exists with revision id %s."
                .formatted(name, revision)
            : "Requested update for policy with revision id %s, but the policy associated to target table %s has revision id %s."
                .formatted(expected, name, revision));
  }

  private static RejectedException notFound(String what) {
    return new RejectedException(
        ErrorName.POLICY_NOT_FOUND,
        "Resource-based policy not found for the provided ResourceArn: " + what);
  }
}
