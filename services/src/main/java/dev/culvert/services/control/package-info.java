/**
 * The durable control plane: everything that API calls create, except tables and their items, as
 * one immutable value. Read {@link Control} first.
 */
@NullMarked
package dev.culvert.services.control;

import org.jspecify.annotations.NullMarked;
