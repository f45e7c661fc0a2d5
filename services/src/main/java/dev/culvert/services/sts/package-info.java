/** The security token service: sessions, and the tokens that carry them. */
@NullMarked
package dev.culvert.services.sts;

import org.jspecify.annotations.NullMarked;
