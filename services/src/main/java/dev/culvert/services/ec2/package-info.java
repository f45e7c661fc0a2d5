/**
 * The EC2 API, as far as it makes the network: read {@link dev.culvert.services.ec2.Ec2Service}
 * first.
 */
@NullMarked
package dev.culvert.services.ec2;

import org.jspecify.annotations.NullMarked;
