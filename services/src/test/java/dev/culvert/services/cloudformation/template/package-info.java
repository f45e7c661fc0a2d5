@NullMarked
package dev.culvert.services.cloudformation.template;

import org.jspecify.annotations.NullMarked;
