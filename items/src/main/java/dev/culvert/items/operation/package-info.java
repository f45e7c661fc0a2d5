/**
 * What may be asked of items, and the answers: one record for each. What the service model
 * constrains has been checked when a request gets here, and expressions have been parsed;
 * everything that needs the table is still to be checked.
 */
@NullMarked
package dev.culvert.items.operation;

import org.jspecify.annotations.NullMarked;
