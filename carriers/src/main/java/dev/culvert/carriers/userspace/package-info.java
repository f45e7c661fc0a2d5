/**
 * The carrier that needs no privileges: each network interface has loopback ports, and an identity
 * at the common proxy. Read {@link dev.culvert.carriers.userspace.UserspaceCarrier} first.
 */
@NullMarked
package dev.culvert.carriers.userspace;

import org.jspecify.annotations.NullMarked;
