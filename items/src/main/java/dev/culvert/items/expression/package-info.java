/** DynamoDB's expressions: read once, then evaluated against items. */
@NullMarked
package dev.culvert.items.expression;

import org.jspecify.annotations.NullMarked;
