/** CloudFormation against a running server, by the stock AWS CLI. */
@NullMarked
package dev.culvert.verification.stacks;

import org.jspecify.annotations.NullMarked;
