/** What admits packets: security groups, network ACLs, prefix lists. */
@NullMarked
package dev.culvert.services.ec2.group;

import org.jspecify.annotations.NullMarked;
