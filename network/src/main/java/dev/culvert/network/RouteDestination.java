package dev.culvert.network;

/** Where a route leads: one block of addresses, or all blocks of a prefix list. */
public sealed interface RouteDestination permits Cidr, PrefixListId {}
