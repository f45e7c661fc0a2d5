/**
 * What the generated shapes need besides tables: how an attribute value is read from and written to
 * JSON. The shapes themselves are in a package for each service.
 */
@NullMarked
package dev.culvert.shapes;

import org.jspecify.annotations.NullMarked;
