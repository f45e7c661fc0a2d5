package dev.culvert.network;

/**
 * What tells resources apart: ids are unique, except those of AWS's prefix lists, which are unique
 * within a region.
 */
public record ResourceKey(Class<? extends Resource> type, String region, String id) {

  static ResourceKey of(Resource resource) {
    return new ResourceKey(resource.getClass(), resource.region(), resource.id());
  }
}
