package dev.culvert.services.cloudformation.resource;

import java.util.Set;

/**
 * A type of resource.
 *
 * @param mutable the properties that an update changes in place; any other means a new resource
 * @param capability {@code CAPABILITY_IAM} if whoever makes it must say that they know, or empty
 */
public record ResourceType(
    String name,
    Creation creation,
    Set<String> mutable,
    Change change,
    Deletion deletion,
    String capability) {

  /** Makes it, and waits until it can be used. */
  @FunctionalInterface
  public interface Creation {
    Made make(String logicalId, Properties properties, Calls calls);
  }

  /** Changes it from one set of properties to another. */
  @FunctionalInterface
  public interface Change {
    Made apply(Made made, Properties before, Properties after, Calls calls);
  }

  /** Deletes it, and waits until it is gone; a resource that is gone already is fine. */
  @FunctionalInterface
  public interface Deletion {
    void of(Made made, Properties properties, Calls calls);
  }

  /** A type whose resources are never changed, only replaced. */
  static ResourceType of(String name, Creation creation, Deletion deletion) {
    return new ResourceType(
        name, creation, Set.of(), (made, before, after, calls) -> made, deletion, "");
  }

  /** The same type, changing these properties in place. */
  ResourceType changing(Set<String> properties, Change how) {
    return new ResourceType(name, creation, properties, how, deletion, capability);
  }

  ResourceType needing(String named) {
    return new ResourceType(name, creation, mutable, change, deletion, named);
  }
}
