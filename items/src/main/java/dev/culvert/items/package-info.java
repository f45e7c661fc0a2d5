/** The DynamoDB engine. */
@NullMarked
package dev.culvert.items;

import org.jspecify.annotations.NullMarked;
