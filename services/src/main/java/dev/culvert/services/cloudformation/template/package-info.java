/**
 * Templates, without any stack: reading them, what depends on what, and the values of their
 * functions. {@link dev.culvert.services.cloudformation.template.Template} first.
 */
@NullMarked
package dev.culvert.services.cloudformation.template;

import org.jspecify.annotations.NullMarked;
