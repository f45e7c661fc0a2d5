/** KMS, as far as DynamoDB's tables need it: the account's AWS managed keys. */
@NullMarked
package dev.culvert.services.kms;

import org.jspecify.annotations.NullMarked;
