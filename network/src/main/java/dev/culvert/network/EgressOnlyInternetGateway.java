package dev.culvert.network;

/** Lets IPv6 connections out of its VPC, none in. */
public record EgressOnlyInternetGateway(String id, String owner, String region, String vpcId)
    implements Resource {}
