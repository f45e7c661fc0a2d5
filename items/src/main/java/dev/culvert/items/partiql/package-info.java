/**
 * PartiQL as DynamoDB has it. {@link dev.culvert.items.partiql.Statement} reads a statement once;
 * binding it to its parameters gives what it asks for, and the table's keys make an operation of
 * that.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html">PartiQL
 *     for DynamoDB</a>
 */
@NullMarked
package dev.culvert.items.partiql;

import org.jspecify.annotations.NullMarked;
