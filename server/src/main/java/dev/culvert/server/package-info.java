/** The culvert command. Read {@link Main}, then {@link Culvert}, which builds the server. */
@NullMarked
package dev.culvert.server;

import org.jspecify.annotations.NullMarked;
