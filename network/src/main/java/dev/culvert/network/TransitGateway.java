package dev.culvert.network;

/** A router between VPCs. It knows nothing but its attachments and route tables. */
public record TransitGateway(String id, String owner, String region) implements Resource {}
