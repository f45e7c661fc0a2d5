/** DynamoDB's handlers in one process, asked in the JSON that clients send. */
@NullMarked
package dev.culvert.services.dynamodb;

import org.jspecify.annotations.NullMarked;
