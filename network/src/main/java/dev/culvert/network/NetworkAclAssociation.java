package dev.culvert.network;

/** Makes a network ACL apply to a subnet; each subnet has exactly one. */
public record NetworkAclAssociation(
    String id, String owner, String region, String networkAclId, String subnetId)
    implements Resource {}
