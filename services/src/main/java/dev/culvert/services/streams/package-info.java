/** DynamoDB Streams, a service of its own to clients. Read {@link StreamsService} first. */
@NullMarked
package dev.culvert.services.streams;

import org.jspecify.annotations.NullMarked;
