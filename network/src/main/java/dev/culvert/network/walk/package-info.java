/**
 * What happens to a packet on its way from a network interface to a host: read {@link Walk} first.
 */
@NullMarked
package dev.culvert.network.walk;

import org.jspecify.annotations.NullMarked;
