/**
 * DynamoDB's operations: from the wire's shapes to the engine and back. Read {@link
 * DynamoDbService} first.
 */
@NullMarked
package dev.culvert.services.dynamodb;

import org.jspecify.annotations.NullMarked;
