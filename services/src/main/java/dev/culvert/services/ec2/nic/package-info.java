/** Network interfaces: their addresses, security groups and attachments. */
@NullMarked
package dev.culvert.services.ec2.nic;

import org.jspecify.annotations.NullMarked;
