/**
 * Infrastructure code against a running server: the stock Terraform with the stock AWS provider.
 * The configurations are folders of the resources; {@link
 * dev.culvert.verification.terraform.TerraformTest} first.
 */
@NullMarked
package dev.culvert.verification.terraform;

import org.jspecify.annotations.NullMarked;
