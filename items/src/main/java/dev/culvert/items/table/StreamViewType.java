package dev.culvert.items.table;

/** What a stream's records hold of the items that changed. */
public enum StreamViewType {
  NEW_IMAGE,
  OLD_IMAGE,
  NEW_AND_OLD_IMAGES,
  KEYS_ONLY
}
