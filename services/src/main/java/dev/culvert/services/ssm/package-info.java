/**
 * Parameter Store of Systems Manager: parameters of the account, and AWS's public ones for images.
 */
@NullMarked
package dev.culvert.services.ssm;

import org.jspecify.annotations.NullMarked;
