/** VPC peering connections, within an account and between accounts and regions. */
@NullMarked
package dev.culvert.services.ec2.peering;

import org.jspecify.annotations.NullMarked;
