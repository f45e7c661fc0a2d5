package dev.culvert.network;

/** As seen from the interface or subnet that a filter protects. */
public enum Direction {
  INGRESS,
  EGRESS
}
