/**
 * The record of each request: what was checked on its way, what came out, and what decided. Read
 * {@link Journey}, then {@link ExecutionTable}.
 */
@NullMarked
package dev.culvert.services.journey;

import org.jspecify.annotations.NullMarked;
