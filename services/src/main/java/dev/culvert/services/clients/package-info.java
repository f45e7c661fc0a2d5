/** Clients inside a VPC: programs that run behind a network interface, with the role they have. */
@NullMarked
package dev.culvert.services.clients;

import org.jspecify.annotations.NullMarked;
