/**
 * DynamoDB as clients see it, over HTTP: the SDKs, the command line, and a model that does the same
 * in a map. Read {@link dev.culvert.verification.dynamodb.RandomRequestsTest} first.
 */
@NullMarked
package dev.culvert.verification.dynamodb;

import org.jspecify.annotations.NullMarked;
