/** VPCs and subnets, their address blocks and attributes, DHCP options, regions and zones. */
@NullMarked
package dev.culvert.services.ec2.vpc;

import org.jspecify.annotations.NullMarked;
