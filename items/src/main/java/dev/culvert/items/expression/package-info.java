/**
 * DynamoDB's expressions. A text is read once into a syntax that holds no values and can be kept;
 * binding it to a request's names and values gives what is evaluated against items. Read {@link
 * dev.culvert.items.expression.ConditionExpression} first.
 */
@NullMarked
package dev.culvert.items.expression;

import org.jspecify.annotations.NullMarked;
