/**
 * What the server answers in its own name under {@code /_culvert}: its health, the journeys, and
 * the making of clients. Read {@link dev.culvert.services.own.CulvertPages} first.
 */
@NullMarked
package dev.culvert.services.own;

import org.jspecify.annotations.NullMarked;
